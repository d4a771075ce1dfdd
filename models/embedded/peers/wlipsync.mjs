// Runs wLipSync over 48 kHz WAV files: node wlipsync.mjs PACKAGE OUT PROFILE WAV...
// The audio node's processor and smoothing are its own; only the browser around them is made up here.
import { readFileSync, createWriteStream } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { samples } from "./wav.mjs";

const [modules, out, profileFile, ...files] = process.argv.slice(2);
const RATE = 48000;
let processorClass;
let node;
globalThis.sampleRate = RATE;
globalThis.currentTime = 0;
globalThis.AudioWorkletProcessor = class {
	port = { postMessage: (data) => node.port.onmessage({ data }) };
};
globalThis.AudioWorkletNode = class {
	port = {};
	parameters = new Map();
};
globalThis.registerProcessor = (_, made) => {
	processorClass = made;
};
await import(pathToFileURL(join(modules, "dist", "audio-processor.js")));
const { WLipSyncAudioNode, parseBinaryProfile } = await import(pathToFileURL(join(modules, "dist", "wlipsync.js")));
const bytes = readFileSync(profileFile);
const profile = profileFile.endsWith(".json")
	? JSON.parse(bytes.toString("utf8"))
	: parseBinaryProfile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const wasmModule = await WebAssembly.compile(readFileSync(join(modules, "dist", "wlipsync.wasm")));

async function run(sound) {
	globalThis.currentTime = 0;
	const processor = new processorClass({ processorOptions: { wasmModule, profile } });
	node = new WLipSyncAudioNode({}, profile, wasmModule);
	while (processor.inputBufferIndex === -1) {
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	const names = Object.keys(node.weights);
	const frames = [];
	for (let at = 0; at + 128 <= sound.length; at += 128) {
		globalThis.currentTime = at / RATE;
		processor.process([[sound.subarray(at, at + 128)]], [], { blockSize: [512] });
		while (frames.length / 100 < (at + 128) / RATE) {
			frames.push(names.map((name) => +(node.weights[name] * node.volume).toFixed(4)));
		}
	}
	return { names, frames };
}

const lines = createWriteStream(out);
for (const file of files) {
	const { names, frames } = await run(samples(file));
	lines.write(JSON.stringify({ file: basename(file), visemes: names, frames }) + "\n");
}
lines.end();
