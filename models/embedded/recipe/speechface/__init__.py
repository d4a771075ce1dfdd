"""The training recipe of the embedded speech model: Debian packages in, two ONNX networks and their figures out."""
