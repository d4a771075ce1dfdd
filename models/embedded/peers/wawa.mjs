// Runs wawa-lipsync over 48 kHz WAV files: node wawa.mjs PACKAGE OUT WAV...
// Its analyser is computed here as the Web Audio API defines it (Blackman window of 2048, smoothing 0.8, -100 to
// -30 dB), 60 times a second; the clock follows the sound.
import { createWriteStream } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { samples } from "./wav.mjs";

const [modules, out, ...files] = process.argv.slice(2);
const RATE = 48000;
const SIZE = 2048;
const FPS = 60;

let now = 0;
let sound = new Float32Array(0);
let smoothed = new Float32Array(SIZE / 2);
Object.defineProperty(globalThis, "performance", { value: { now: () => now * 1000 }, configurable: true });

const window_ = Float64Array.from({ length: SIZE }, (_, i) =>
	0.42 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE) + 0.08 * Math.cos((4 * Math.PI * i) / SIZE));

function spectrum(block) {
	const real = Float64Array.from(block, (value, i) => value * window_[i]);
	const imaginary = new Float64Array(SIZE);
	for (let i = 0, j = 0; i < SIZE; i++) {
		if (j > i) {
			[real[i], real[j]] = [real[j], real[i]];
		}
		let bit = SIZE >> 1;
		while (bit >= 1 && j & bit) {
			j ^= bit;
			bit >>= 1;
		}
		j |= bit;
	}
	for (let size = 2; size <= SIZE; size <<= 1) {
		for (let start = 0; start < SIZE; start += size) {
			for (let k = 0; k < size / 2; k++) {
				const angle = (-2 * Math.PI * k) / size;
				const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
				const a = start + k;
				const b = a + size / 2;
				const re = real[b] * cosine - imaginary[b] * sine;
				const im = real[b] * sine + imaginary[b] * cosine;
				real[b] = real[a] - re;
				imaginary[b] = imaginary[a] - im;
				real[a] += re;
				imaginary[a] += im;
			}
		}
	}
	return Float64Array.from({ length: SIZE / 2 }, (_, i) => Math.hypot(real[i], imaginary[i]) / SIZE);
}

const analyser = {
	fftSize: SIZE,
	frequencyBinCount: SIZE / 2,
	getByteFrequencyData(into) {
		const end = Math.round(now * RATE);
		const block = new Float32Array(SIZE);
		for (let i = 0; i < SIZE; i++) {
			block[i] = sound[end - SIZE + i] ?? 0;
		}
		const magnitudes = spectrum(block);
		for (let i = 0; i < into.length; i++) {
			smoothed[i] = 0.8 * smoothed[i] + 0.2 * magnitudes[i];
			const decibels = 20 * Math.log10(smoothed[i] + 1e-30);
			into[i] = Math.max(0, Math.min(255, Math.floor((255 / 70) * (decibels + 100))));
		}
	},
	connect() {},
};
globalThis.window = { AudioContext: class {
	sampleRate = RATE;
	createAnalyser() {
		return analyser;
	}
} };

const { Lipsync } = await import(pathToFileURL(join(modules, "dist", "wawa-lipsync.es.js")));
const NAMES = ["aa", "E", "I", "O", "U", "PP", "SS", "TH", "DD", "FF", "kk", "nn", "RR", "CH", "sil"];

function run() {
	now = 0;
	smoothed = new Float32Array(SIZE / 2);
	const lipsync = new Lipsync();
	const frames = [];
	for (let frame = 0; frame / FPS < sound.length / RATE; frame++) {
		now = frame / FPS;
		lipsync.processAudio();
		frames.push(NAMES.indexOf(lipsync.viseme.replace("viseme_", "")));
	}
	return frames;
}

const lines = createWriteStream(out);
for (const file of files) {
	sound = samples(file);
	lines.write(JSON.stringify({ file: basename(file), visemes: NAMES, fps: FPS, shown: run() }) + "\n");
}
lines.end();
