// Runs HeadAudio's own processor over 48 kHz WAV files: node headaudio.mjs MODULES OUT WAV...
// OUT gets one line of JSON a file: {"file", "frames": [[weight of every viseme], ...] at 100 per second}.
import { readFileSync, createWriteStream } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { samples } from "./wav.mjs";

const [modules, out, ...files] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(modules, "modules", name)));
const { Processor } = await load("processor.mjs");
const { Training } = await load("training.mjs");
const bytes = readFileSync(join(modules, "dist", "model-en-mixed.bin")).toString("base64");
const { model } = await new Training().loadModel("data:application/octet-stream;base64," + bytes);

const NAMES = ["aa", "E", "I", "O", "U", "PP", "SS", "TH", "DD", "FF", "kk", "nn", "RR", "CH", "sil"];
const MOST = NAMES.map((name) => (name === "PP" || name === "FF" ? 0.75 : 0.65));
const RATE = 48000;

// The sigmoid by which the audio node eases a viseme in and out within 100 ms.
const base = (t) => 1 / (1 + Math.exp(-5 * t)) - 0.5;
const eased = (t) => (0.5 / base(1)) * base(2 * Math.max(Math.min(t, 1), 0) - 1) + 0.5;

function run(sound) {
	let active = -1;
	const port = {
		postMessage({ event, viseme }) {
			if (event === "ended") {
				active = -1;
			} else if (event === "viseme" && viseme !== null && viseme !== undefined) {
				// The node as shipped passes over viseme 0, aa; that would only make it worse.
				active = viseme === 14 ? -1 : viseme;
			}
		},
	};
	const processor = new Processor({ sampleRate: RATE }, { port });
	processor._onmessage({ data: { event: "model", model } });
	const alpha = NAMES.map(() => 0);
	const frames = [];
	const hop = RATE / 100;
	for (let at = 0; at + hop <= sound.length; at += hop) {
		processor.process(sound.subarray(at, at + hop));
		frames.push(alpha.map((_, viseme) => {
			alpha[viseme] = Math.max(0, Math.min(1, alpha[viseme] + (viseme === active ? 0.1 : -0.1)));
			return +(MOST[viseme] * eased(alpha[viseme])).toFixed(4);
		}));
	}
	return frames;
}

const lines = createWriteStream(out);
for (const file of files) {
	lines.write(JSON.stringify({ file: basename(file), visemes: NAMES, frames: run(samples(file)) }) + "\n");
}
lines.end();
