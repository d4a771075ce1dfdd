#!/usr/bin/env python3
"""Makes the stand-ins beside this script: packages with the files, keys, array names, graph inputs, outputs and dynamic
axes of the Audio2Face-3D and Audio2Emotion packages that a user downloads, but with tiny meshes and networks whose
outputs can be worked out by hand. README.md has the formulas.

  python3 make.py                        writes regression/, diffusion/ and emotion/ (needs onnx and numpy)
  python3 make.py --size 75e6 FOLDER     a regression package whose network carries that many bytes of random weights,
                                         for measurements; FOLDER/regression
  python3 make.py --size 725e6 --family diffusion FOLDER
"""
import argparse
import io
import json
import os
import zipfile

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FACE = """eyeBlinkLeft eyeLookDownLeft eyeLookInLeft eyeLookOutLeft eyeLookUpLeft eyeSquintLeft eyeWideLeft eyeBlinkRight
eyeLookDownRight eyeLookInRight eyeLookOutRight eyeLookUpRight eyeSquintRight eyeWideRight jawForward jawLeft jawRight
jawOpen mouthClose mouthFunnel mouthPucker mouthLeft mouthRight mouthSmileLeft mouthSmileRight mouthFrownLeft
mouthFrownRight mouthDimpleLeft mouthDimpleRight mouthStretchLeft mouthStretchRight mouthRollLower mouthRollUpper
mouthShrugLower mouthShrugUpper mouthPressLeft mouthPressRight mouthLowerDownLeft mouthLowerDownRight mouthUpperUpLeft
mouthUpperUpRight browDownLeft browDownRight browInnerUp browOuterUpLeft browOuterUpRight cheekPuff cheekSquintLeft
cheekSquintRight noseSneerLeft noseSneerRight tongueOut""".split()
TONGUE = """tongueTipUp tongueTipDown tongueTipLeft tongueTipRight tongueRollUp tongueRollDown tongueRollLeft
tongueRollRight tongueUp tongueDown tongueLeft tongueRight tongueIn tongueStretch tongueWide tongueNarrow""".split()
EMOTIONS = ["amazement", "anger", "cheekiness", "disgust", "fear", "grief", "joy", "outofbreath", "pain", "sadness"]
HEARD = ["angry", "disgust", "fear", "happy", "neutral", "sad"]
SYMMETRIC = ["eyeBlink", "eyeWide", "mouthSmile", "mouthFrown", "mouthDimple", "mouthStretch", "mouthPress",
             "mouthLowerDown", "mouthUpperUp", "browOuterUp", "browDown", "cheekSquint", "noseSneer"]
IDENTITIES = ["Claire", "James", "Mark"]

SKIN_VERTICES = 160
TONGUE_VERTICES = 48
SKIN_SHAPES = 8
TONGUE_SHAPES = 4
JAW = 15
EYES = 4
LATENT = 8
FRAMES, LEFT, CENTRE = 60, 15, 30
OPSET = 14


# ---- meshes

def skin_neutral():
    """A sheet of 10 by 16 vertices, 16 cm wide, from chin (y 135) to crown (y 170)."""
    v = np.arange(SKIN_VERTICES)
    x = -8 + 16 * (v % 10) / 9
    y = 135 + 35 * (v // 10) / 15
    return np.stack([x, y, 10 - x * x / 16], 1).astype(np.float32)


def tongue_neutral():
    v = np.arange(TONGUE_VERTICES)
    return np.stack([(v % 4) - 1.5, 148 + 0.1 * (v // 4), 4 + 0.25 * (v // 4)], 1).astype(np.float32)


def pose_deltas(poses, vertices):
    """Pose k moves the vertices 3k, 3k+1 and 3k+2 and no other pose does."""
    deltas = np.zeros((poses, vertices, 3), np.float32)
    for k in range(poses):
        for i in range(3):
            deltas[k, 3 * k + i] = [0.25 * (i - 1), -(1 + 0.25 * (k % 5)), 0.5 + 0.125 * (k % 3)]
    return deltas


SKIN = pose_deltas(len(FACE), SKIN_VERTICES)
TONGUES = pose_deltas(len(TONGUE), TONGUE_VERTICES)


def pose(*names):
    return sum(SKIN[FACE.index(n)] for n in names)


# what each skin shape of the regression network is, in poses
SHAPES = [["jawOpen"], ["mouthFunnel"], ["mouthPucker"], ["mouthSmileLeft", "mouthSmileRight"],
          ["eyeBlinkLeft", "eyeBlinkRight"], ["browDownLeft", "browDownRight"], ["cheekPuff"],
          ["mouthRollLower", "mouthRollUpper"]]


def neutral_of_the_network():
    """Not quite the rig's: the inner brows are raised by a hundredth."""
    return (skin_neutral() + np.float32(0.01) * pose("browInnerUp")).astype(np.float32)


def neutral_jaw():
    return np.array([[-4, 150, 6], [4, 150, 6], [0, 148, 10], [-3, 153, 2], [3, 153, 1]], np.float32)


def saccades():
    """Row r: ((r div 10) mod 7 - 3) / 2 and ((r div 15) mod 5 - 2) degrees."""
    r = np.arange(5000)
    return np.stack([((r // 10) % 7 - 3) / 2, (r // 15) % 5 - 2], 1).astype(np.float32)


# ---- files

def write_npz(path, arrays, packed):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as out:
        for name, array in arrays.items():
            data = io.BytesIO()
            np.lib.format.write_array(data, np.ascontiguousarray(array), allow_pickle=False)
            info = zipfile.ZipInfo(name + ".npy", (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            out.writestr(info, data.getvalue())


def write_json(path, value):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        json.dump(value, out, indent=2)
        out.write("\n")


def names(texts):
    return np.array([t.encode() for t in texts], dtype="S")


def write_rig(folder, suffix, packed, skin_params, tongue_params):
    mask = np.array([v for v in range(SKIN_VERTICES) if v < 156 and v % 3 != 2], np.int32)
    skin = {"poseNames": names(["neutral"] + FACE), "neutral": skin_neutral(), "frontalMask": mask,
            "rig_version": names(["stand-in 1"])}
    skin |= dict(zip(FACE, SKIN))
    write_npz(f"{folder}/bs_skin{suffix}.npz", skin, packed)
    tongue = {"poseNames": names(["neutral"] + TONGUE), "neutral": tongue_neutral(), "rig_version": names(["stand-in 1"])}
    tongue |= dict(zip(TONGUE, TONGUES))
    write_npz(f"{folder}/bs_tongue{suffix}.npz", tongue, packed)
    inactive = [n for n in FACE if n.startswith("eyeLook") or n == "tongueOut"]
    symmetry = [next((i for i, s in enumerate(SYMMETRIC) if n in (s + "Left", s + "Right")), -1) for n in FACE]
    write_json(f"{folder}/bs_skin_config{suffix}.json", {"blendshape_params": skin_params | {
        "numPoses": len(FACE), "bsSolveActivePoses": [0 if n in inactive else 1 for n in FACE],
        "bsSolveCancelPoses": [-1] * len(FACE), "bsSolveSymmetryPoses": symmetry,
        "bsWeightMultipliers": [1.0] * len(FACE), "bsWeightOffsets": [0.0] * len(FACE)}})
    write_json(f"{folder}/bs_tongue_config{suffix}.json", {"blendshape_params": tongue_params | {
        "numPoses": len(TONGUE), "bsSolveActivePoses": [1] * len(TONGUE), "bsSolveCancelPoses": [-1] * len(TONGUE),
        "bsSolveSymmetryPoses": [-1] * len(TONGUE),
        "bsWeightMultipliers": [2.0 if i == 0 else 1.0 for i in range(len(TONGUE))],
        "bsWeightOffsets": [0.0] * len(TONGUE)}})


def solver(l1, l2, temporal, symmetry, size):
    return {"strengthL2regularization": l2, "strengthL1regularization": l1, "strengthTemporalSmoothing": temporal,
            "strengthSymmetry": symmetry, "templateBBSize": size}


# ---- networks

def constant(name, array):
    return numpy_helper.from_array(np.asarray(array, order="C"), name)


def save(path, nodes, inputs, outputs, constants):
    graph = helper.make_graph(nodes, "stand-in", inputs, outputs, constants)
    model = helper.make_model(graph, producer_name="facewright stand-in", opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 7
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)


def value(name, *shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def ballast(size, rows, columns):
    """Layers of random weights, applied to what would otherwise be zero, so that the result stays what it was."""
    width = 1024
    count = max(1, int(size / 4 / width / width))
    rng = np.random.default_rng(1)
    first = rng.standard_normal((rows, width), dtype=np.float32) / np.float32(np.sqrt(rows))
    layers = [rng.standard_normal((width, width), dtype=np.float32) / np.float32(np.sqrt(width)) for _ in range(count)]
    return first, layers, np.zeros((width, columns), np.float32)


def heavy(source, rows, columns, size, target):
    """Nodes and constants that add a network of that size to a tensor without changing its numbers."""
    if not size:
        return [], [], None
    first, layers, last = ballast(size, rows, columns)
    nodes = [helper.make_node("MatMul", [source, "heavy_in"], ["heavy_0"])]
    constants = [constant("heavy_in", first)]
    for i, layer in enumerate(layers):
        constants.append(constant(f"heavy_w{i}", layer))
        nodes.append(helper.make_node("MatMul", [f"heavy_{i}", f"heavy_w{i}"], [f"heavy_m{i}"]))
        nodes.append(helper.make_node("Tanh", [f"heavy_m{i}"], [f"heavy_{i + 1}"]))
    constants.append(constant("heavy_out", last))
    nodes.append(helper.make_node("MatMul", [f"heavy_{len(layers)}", "heavy_out"], [target]))
    return nodes, constants, target


def regression_network(path, size):
    width = SKIN_SHAPES + TONGUE_SHAPES + JAW + EYES
    i, k = np.mgrid[0:5, 0:width]
    features = (((7 * i + 3 * k) % 11 - 5) / 50).astype(np.float32)
    features[4] = (np.arange(width) % 3) / 10
    features[4, 0] = 2
    j, k = np.mgrid[0:26, 0:width]
    emotions = (((5 * j + 2 * k) % 7) / 100).astype(np.float32)
    bias = ((np.arange(width) % 4 + 1) / 20).astype(np.float32)
    nodes = [
        helper.make_node("Gather", ["input", "picked"], ["samples"], axis=2),
        helper.make_node("ReduceMean", ["input"], ["mean"], axes=[2], keepdims=1),
        helper.make_node("Abs", ["input"], ["absolute"]),
        helper.make_node("ReduceMean", ["absolute"], ["loudness"], axes=[2], keepdims=1),
        helper.make_node("Concat", ["samples", "mean", "loudness"], ["features"], axis=2),
        helper.make_node("MatMul", ["features", "of_features"], ["heard"]),
        helper.make_node("MatMul", ["emotion", "of_emotions"], ["felt"]),
        helper.make_node("Add", ["heard", "felt"], ["both"]),
    ]
    constants = [constant("picked", np.array([4160, 0, 8319], np.int64)), constant("of_features", features),
                 constant("of_emotions", emotions), constant("bias", bias)]
    more, weights, target = heavy("input", 8320, width, size, "nothing")
    nodes += more
    constants += weights
    if target:
        nodes += [helper.make_node("Add", ["both", target], ["all"]), helper.make_node("Add", ["all", "bias"], ["result"])]
    else:
        nodes.append(helper.make_node("Add", ["both", "bias"], ["result"]))
    save(path, nodes, [value("input", "batch", 1, 8320), value("emotion", "batch", 1, 26)],
         [value("result", "batch", 1, width)], constants)


def diffusion_network(path, size):
    skin, tongue = 3 * SKIN_VERTICES, 3 * TONGUE_VERTICES
    width = skin + tongue + JAW + EYES

    def row(face, tongue_pose, rest):
        return np.concatenate([face.ravel(), TONGUES[tongue_pose].ravel(), np.full(JAW + EYES, rest)]).astype(np.float32)

    sound = row(pose("jawOpen"), 8, 0.5)
    identity = np.stack([row(0.1 * (i + 1) * pose("mouthSmileLeft", "mouthSmileRight"), 12, 0.01 * i) for i in range(3)])
    feeling = np.stack([row(0.2 * SKIN[FACE.index(n)], 13, 0) for n in
                        ["browInnerUp", "mouthPucker", "cheekPuff", "jawForward", "mouthFunnel", "mouthClose",
                         "mouthShrugUpper", "mouthRollUpper", "mouthRollLower", "mouthShrugLower"]])
    outside = np.full((FRAMES, 1), 16, np.float32)
    outside[LEFT:LEFT + CENTRE] = 0
    picked = np.arange(FRAMES) * 16000 // FRAMES
    nodes = [
        helper.make_node("Gather", ["window", "picked"], ["samples"], axis=1),
        helper.make_node("Unsqueeze", ["samples", "last"], ["column"]),
        helper.make_node("MatMul", ["column", "of_sound"], ["heard"]),
        helper.make_node("MatMul", ["identity", "of_identity"], ["who"]),
        helper.make_node("Unsqueeze", ["who", "one"], ["person"]),
        helper.make_node("MatMul", ["emotion", "of_emotion"], ["felt"]),
        helper.make_node("Pad", ["felt", "around"], ["feeling"]),
        helper.make_node("Gather", ["noise", "second"], ["grain"], axis=1),
        helper.make_node("Mul", ["grain", "little"], ["dust"]),
        helper.make_node("Gather", ["input_latents", "first"], ["step"], axis=0),
        helper.make_node("Gather", ["step", "first"], ["layer"], axis=0),
        helper.make_node("ReduceMean", ["layer"], ["past"], axes=[1], keepdims=1),
        helper.make_node("Unsqueeze", ["past", "last"], ["past3"]),
        helper.make_node("Mul", ["past3", "hundredth"], ["memory"]),
        helper.make_node("Add", ["heard", "person"], ["a"]),
        helper.make_node("Add", ["a", "feeling"], ["b"]),
        helper.make_node("Add", ["b", "dust"], ["c"]),
        helper.make_node("Add", ["c", "memory"], ["d"]),
        helper.make_node("Abs", ["window"], ["absolute"]),
        helper.make_node("ReduceMean", ["absolute"], ["loudness"], axes=[1], keepdims=1),
        helper.make_node("Mul", ["input_latents", "half"], ["faded"]),
        helper.make_node("Add", ["faded", "loudness"], ["output_latents"]),
    ]
    constants = [constant("picked", picked.astype(np.int64)), constant("of_sound", sound[None]),
                 constant("of_identity", identity), constant("of_emotion", feeling), constant("outside", outside),
                 constant("last", np.array([2], np.int64)), constant("one", np.array([1], np.int64)),
                 constant("around", np.array([0, LEFT, 0, 0, FRAMES - LEFT - CENTRE, 0], np.int64)),
                 constant("second", np.array(1, np.int64)), constant("first", np.array(0, np.int64)),
                 constant("little", np.float32(0.001)), constant("hundredth", np.float32(0.01)),
                 constant("half", np.float32(0.5))]
    more, weights, target = heavy("window", 16000, 1, size, "nothing")
    nodes += more
    constants += weights
    if target:
        nodes += [helper.make_node("Unsqueeze", [target, "last"], ["nothing3"]),
                  helper.make_node("Add", ["d", "nothing3"], ["e"]),
                  helper.make_node("Add", ["e", "outside"], ["prediction"])]
    else:
        nodes.append(helper.make_node("Add", ["d", "outside"], ["prediction"]))
    save(path, nodes, [value("window", "window_dynamic_axes_1", 16000), value("identity", "identity_dynamic_axes_1", 3),
                       value("emotion", "emotion_dynamic_axes_1", CENTRE, 10),
                       value("input_latents", 2, 2, "input_latents_dynamic_axes_1", LATENT),
                       value("noise", "noise_dynamic_axes_1", 3, FRAMES, width)],
         [value("prediction", "prediction_dynamic_axes_1", FRAMES, width),
          value("output_latents", 2, 2, "output_latents_dynamic_axes_1", LATENT)], constants)


def emotion_network(path):
    nodes = [
        helper.make_node("ReduceMean", ["input_values"], ["mean"], axes=[1], keepdims=1),
        helper.make_node("Abs", ["input_values"], ["absolute"]),
        helper.make_node("ReduceMean", ["absolute"], ["loudness"], axes=[1], keepdims=1),
        helper.make_node("Concat", ["mean", "loudness"], ["features"], axis=1),
        helper.make_node("MatMul", ["features", "of_features"], ["heard"]),
        helper.make_node("Add", ["heard", "bias"], ["output"]),
    ]
    features = np.array([[1, 0, 0, -1, 0, 0], [4, -1, -2, 3, 0, -4]], np.float32)
    bias = np.array([0.1, -0.2, 0.0, 0.3, 0.5, -0.1], np.float32)
    save(path, nodes, [value("input_values", "batch", "samples")], [value("output", "batch", 6)],
         [constant("of_features", features), constant("bias", bias)])


# ---- packages

FACE_CONFIG = {
    "input_strength": 1.0, "lower_face_smoothing": 0.006, "upper_face_smoothing": 0.001, "lower_face_strength": 1.0,
    "upper_face_strength": 1.0, "face_mask_level": 0.6, "face_mask_softness": 0.0085, "skin_strength": 1.0,
    "blink_strength": 1.0, "eyelid_open_offset": 0.0, "lip_open_offset": 0.0, "tongue_strength": 1.3,
    "tongue_height_offset": 0.0, "tongue_depth_offset": 0.0, "lower_teeth_strength": 1.0,
    "lower_teeth_height_offset": 0.0, "lower_teeth_depth_offset": 0.0, "eyeballs_strength": 1.0,
    "saccade_strength": 0.6, "right_eye_rot_x_offset": 0.0, "right_eye_rot_y_offset": 0.0, "left_eye_rot_x_offset": 0.0,
    "left_eye_rot_y_offset": 0.0, "eye_saccade_seed": 0}


def regression(folder, size=0):
    os.makedirs(folder, exist_ok=True)
    regression_network(f"{folder}/network.onnx", size)
    write_json(f"{folder}/network_info.json", {
        "id": {"type": "regression", "actor": "standin", "version": "2.3", "output": "geometry"},
        "params": {"implicit_emotion_len": 16, "explicit_emotions": EMOTIONS, "default_emotion": [0.0] * 10,
                   "num_shapes_skin": SKIN_SHAPES, "num_shapes_tongue": TONGUE_SHAPES, "num_verts_skin": SKIN_VERTICES,
                   "num_verts_tongue": TONGUE_VERTICES, "result_jaw_size": JAW, "result_eyes_size": EYES},
        "audio_params": {"buffer_len": 8320, "buffer_ofs": 4160, "samplerate": 16000}})
    write_json(f"{folder}/model_config.json", {"config": FACE_CONFIG | {
        "input_strength": 1.3, "lower_face_smoothing": 0.0023, "lower_face_strength": 1.4, "skin_strength": 1.1,
        "eyelid_open_offset": 0.06, "lip_open_offset": -0.03, "tongue_strength": 1.5, "tongue_height_offset": 0.2,
        "tongue_depth_offset": 0.13, "lower_teeth_strength": 1.3, "lower_teeth_height_offset": -0.1,
        "saccade_strength": 0.9, "right_eye_rot_y_offset": -2.0, "left_eye_rot_y_offset": 2.0,
        "source_shot": "neutral", "source_frame": 3}})
    tongue_shapes = np.stack([TONGUES[i] for i in (0, 8, 12, 13)])
    write_npz(f"{folder}/model_data.npz", {
        "shapes_matrix_skin": np.stack([pose(*s) for s in SHAPES]), "shapes_mean_skin": neutral_of_the_network(),
        "lip_open_pose_delta": np.float32(0.5) * pose("jawOpen"),
        "eye_close_pose_delta": pose("eyeBlinkLeft", "eyeBlinkRight"), "shapes_matrix_tongue": tongue_shapes,
        "shapes_mean_tongue": tongue_neutral(), "neutral_jaw": neutral_jaw(), "saccade_rot_matrix": saccades()}, False)
    row, column = np.mgrid[0:20, 0:16]
    write_npz(f"{folder}/implicit_emo_db.npz", {
        "emo_db": ((row + 2 * column) / 64).astype(np.float32), "emo_spec_names": names(["neutral", "smiling"]),
        "emo_spec_start": np.array([0, 12], np.int32), "emo_spec_size": np.array([12, 8], np.int32)}, False)
    # no regularisation: the solver must give the network's own coefficients
    write_rig(folder, "", False, solver(0.0, 0.0, 0.0, 0.0, 38.5), solver(0.0, 0.0, 0.0, 0.0, 7.9))
    write_json(f"{folder}/model.json", {
        "networkInfoPath": "network_info.json", "networkPath": "network.trt",
        "emotionDatabasePath": "implicit_emo_db.npz", "modelConfigPath": "model_config.json",
        "modelDataPath": "model_data.npz",
        "blendshapePaths": {"skin": {"config": "bs_skin_config.json", "data": "bs_skin.npz"},
                            "tongue": {"config": "bs_tongue_config.json", "data": "bs_tongue.npz"}}})
    write_json(f"{folder}/trt_info.json", {
        "trt_build_param": {"batch": ["--minShapes=input:1x1x8320,emotion:1x1x26",
                                      "--optShapes=input:{OPT_BATCH_SIZE}x1x8320,emotion:{OPT_BATCH_SIZE}x1x26",
                                      "--maxShapes=input:{MAX_BATCH_SIZE}x1x8320,emotion:{MAX_BATCH_SIZE}x1x26"]},
        "defaults": {"MAX_BATCH_SIZE": 128, "OPT_BATCH_SIZE": 10}})
    write_json(f"{folder}/a2f_ms_config.json", {"networkPath": "{ROOT}/network.trt", "prediction_delay": 0.15})
    open(f"{folder}/config.json", "w").close()


def diffusion(folder, size=0):
    os.makedirs(folder, exist_ok=True)
    diffusion_network(f"{folder}/network.onnx", size)
    write_json(f"{folder}/network_info.json", {
        "id": {"type": "diffusion", "actor": "multi", "version": "3.2", "output": "geometry"},
        "params": {"emotions": EMOTIONS, "default_emotion": [0.0] * 10, "identities": IDENTITIES,
                   "skin_size": 3 * SKIN_VERTICES, "tongue_size": 3 * TONGUE_VERTICES, "jaw_size": JAW,
                   "eyes_size": EYES, "num_diffusion_steps": 2, "num_gru_layers": 2, "gru_latent_dim": LATENT,
                   "num_frames_left_truncate": LEFT, "num_frames_right_truncate": FRAMES - LEFT - CENTRE,
                   "num_frames_center": CENTRE},
        "audio_params": {"buffer_len": 16000, "padding_left": 16000, "padding_right": 16000, "samplerate": 16000}})
    for i, name in enumerate(IDENTITIES):
        more = {"lower_face_smoothing": 0.0023, "eyelid_open_offset": 0.06, "tongue_strength": 1.5,
                "saccade_strength": 0.9, "right_eye_rot_y_offset": -2.0, "left_eye_rot_y_offset": 2.0}
        write_json(f"{folder}/model_config_{name}.json", {"config": FACE_CONFIG | (more if name == "Mark" else {})})
        write_npz(f"{folder}/model_data_{name}.npz", {
            "neutral_skin": neutral_of_the_network(), "neutral_tongue": tongue_neutral(), "neutral_jaw": neutral_jaw(),
            "lip_open_pose_delta": np.float32(0.5) * pose("jawOpen"),
            "eye_close_pose_delta": pose("eyeBlinkLeft", "eyeBlinkRight"), "saccade_rot_matrix": saccades()}, True)
        write_rig(folder, f"_{name}", True, solver(0.1, 0.1, 0.15, 100.0, 45.94), solver(1.0, 3.5, 5.0, 100.0, 7.9359))
    write_json(f"{folder}/model.json", {
        "networkInfoPath": "network_info.json", "networkPath": "network.trt",
        "modelConfigPaths": [f"model_config_{n}.json" for n in IDENTITIES],
        "modelDataPaths": [f"model_data_{n}.npz" for n in IDENTITIES],
        "blendshapePaths": [{"skin": {"config": f"bs_skin_config_{n}.json", "data": f"bs_skin_{n}.npz"},
                             "tongue": {"config": f"bs_tongue_config_{n}.json", "data": f"bs_tongue_{n}.npz"}}
                            for n in IDENTITIES]})
    width = 3 * SKIN_VERTICES + 3 * TONGUE_VERTICES + JAW + EYES
    shapes = "window:{0}x16000,identity:{0}x3,emotion:{0}x30x10,input_latents:2x2x{0}x%d,noise:{0}x3x60x%d" % (
        LATENT, width)
    write_json(f"{folder}/trt_info.json", {
        "trt_build_param": {"cuda_in_graphics": ["--memPoolSize=tacticSharedMem:0.046875"],
                            "batch": ["--minShapes=" + shapes.format("1"),
                                      "--optShapes=" + shapes.format("{OPT_BATCH_SIZE}"),
                                      "--maxShapes=" + shapes.format("{MAX_BATCH_SIZE}")]},
        "defaults": {"MAX_BATCH_SIZE": 8, "OPT_BATCH_SIZE": 3}, "estimated_trt_builder_time": 150})
    open(f"{folder}/config.json", "w").close()


def emotion(folder):
    os.makedirs(folder, exist_ok=True)
    emotion_network(f"{folder}/network.onnx")
    write_json(f"{folder}/network_info.json", {"audio_params": {"samplerate": 16000}, "emotions": HEARD})
    write_json(f"{folder}/model_config.json", {"post_processing_config": {
        "emotion_contrast": 1.0, "live_blend_coef": 0.7, "enable_preferred_emotion": False,
        "preferred_emotion_strength": 0.5, "emotion_strength": 0.6, "max_emotions": 6, "transition_smoothing": 0.5,
        "fixed_dt": 0.033, "output_emotion_length": 10, "preferred_emotion": [0.0] * 10,
        "emotion_correspondence": {"angry": 1, "disgust": 3, "fear": 4, "happy": 6, "neutral": -1, "sad": 9}}})
    write_json(f"{folder}/model.json", {"networkInfoPath": "network_info.json", "networkPath": "network.trt",
                                        "modelConfigPath": "model_config.json"})
    write_json(f"{folder}/trt_info.json", {
        "trt_build_param": {"batch": ["--minShapes=input_values:1x5000",
                                      "--optShapes=input_values:{OPT_BATCH_SIZE}x30000",
                                      "--maxShapes=input_values:{MAX_BATCH_SIZE}x{MAX_BUFFER_LEN}"]},
        "defaults": {"MAX_BATCH_SIZE": 128, "OPT_BATCH_SIZE": 1, "MAX_BUFFER_LEN": 60000}})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--size", type=float, default=0)
    parser.add_argument("--family", choices=["regression", "diffusion"], default="regression")
    options = parser.parse_args()
    if options.size:
        make = regression if options.family == "regression" else diffusion
        make(f"{options.folder}/{options.family}", options.size)
        return
    regression(f"{options.folder}/regression")
    diffusion(f"{options.folder}/diffusion")
    emotion(f"{options.folder}/emotion")


main()
