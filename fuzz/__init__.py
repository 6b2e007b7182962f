"""What is tried on the readers: bytes that nobody would write, by the million.

python -m fuzz --seconds 60 turtle json
"""
