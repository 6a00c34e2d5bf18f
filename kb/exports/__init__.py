"""The whole of the public data in formats that other tools read, piece by piece in constant memory."""
