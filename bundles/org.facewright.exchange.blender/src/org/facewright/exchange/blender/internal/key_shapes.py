# Keys the shape keys of an object with a take of Facewright. Open it in Blender's text editor, select the object,
# and run it; or: blender head.blend --python this_file.py
import bpy

# TAKE


def find_object(name):
    found = bpy.data.objects.get(name) if name else bpy.context.object
    if found is None:
        raise RuntimeError("There is no object '%s'; correct the name in TRACKS" % name if name
                           else "No object is active; select the head and run the script again")
    if found.data is None or getattr(found.data, "shape_keys", None) is None:
        raise RuntimeError("Object '%s' has no shape keys; select the head and run the script again" % found.name)
    return found


def find_key(blocks, name):
    if name in blocks:
        return blocks[name]
    for block in blocks:
        if block.name.lower() == name.lower():
            return block
    return None


def fcurves_of(keys):
    """The curves of the action, which layers hold from Blender 4.4 on and nothing else from 5.0 on."""
    data = keys.animation_data
    action = data.action
    if hasattr(action, "fcurves"):
        return action.fcurves
    return action.layers[0].strips[0].channelbag(data.action_slot).fcurves


def key_channel(keys, block, weights, start, step):
    low, high = min(weights), max(weights)
    if low < block.slider_min:
        block.slider_min = low
    if high > block.slider_max:
        block.slider_max = high
    block.value = weights[0]
    block.keyframe_insert("value", frame=start)
    path = block.path_from_id("value")
    curve = fcurves_of(keys).find(path)
    points = curve.keyframe_points
    while len(points) > 1:
        points.remove(points[-1], fast=True)
    points.add(len(weights) - 1)
    places = [0.0] * (2 * len(weights))
    places[0::2] = [start + i * step for i in range(len(weights))]
    places[1::2] = weights
    points.foreach_set("co", places)
    points.foreach_set("interpolation", [1] * len(weights))  # linear
    curve.update()


def key_track(name, step, channels):
    head = find_object(name)
    keys = head.data.shape_keys
    missing = []
    for channel, text in channels.items():
        block = find_key(keys.key_blocks, channel)
        if block is None:
            missing.append(channel)
        else:
            key_channel(keys, block, [float(word) for word in text.split()], START, step)
    print("%s: %d shape keys of '%s' keyed" % (TAKE, len(channels) - len(missing), head.name))
    if missing:
        print("%s: '%s' has no shape keys called %s" % (TAKE, head.name, ", ".join(missing)))


def main():
    if SET_SCENE:
        scene = bpy.context.scene
        scene.render.fps = FPS
        scene.render.fps_base = FPS_BASE
        scene.frame_start = START
        scene.frame_end = END
    for name, step, channels in TRACKS:
        key_track(name, step, channels)


main()
