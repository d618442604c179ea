"""Makes the model that the reader ships: from the corpora to one ONNX file.  Never imported by the package."""
