#!/usr/bin/env python3
"""Makes the golden files of the portable ImageSharp's tests with Pillow (9.4, libjpeg-turbo 2.1.5) and numpy.

For each picture NAME.jpg or NAME.png it writes NAME.raw, the pixels as Pillow decodes them: RGB for JPEG (NAME.1of2.raw and so on at
reduced size), RGBA for PNG. encode-SAMPLING-QUALITY.raw is what Pillow decodes from its own encoding of source.png.
resize-FILTER-WxH.raw is a float64 resize of source.png. photos.txt holds the SHA-256 of the RGB pixels of some real photos.
Run: [SMALLDATA_DATA=...] python3 make_golden.py
"""
import hashlib
import io
import math
import os
import struct
import zlib

import numpy as np
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
random = np.random.default_rng(20)


def path(name):
    return os.path.join(HERE, name)


def save_raw(name, array):
    np.ascontiguousarray(array, dtype=np.uint8).tofile(path(name + ".raw"))


def picture(width, height):
    """Waves of all frequencies, a hard edge and some noise."""
    y, x = np.mgrid[0:height, 0:width].astype(float)
    planes = np.stack([127 + 120 * np.sin(x / 7 + y / 11), 127 + 120 * np.cos(x / 5 - y / 13), (x * 5 + y * 3) % 256], 2)
    planes[height // 3: height // 2, width // 4: width // 2] = (250, 20, 60)
    planes += random.normal(0, 6, planes.shape)
    return Image.fromarray(planes.clip(0, 255).astype(np.uint8))


# --- JPEG ---------------------------------------------------------------------------------------------------------------------

def write_jpeg(name, image, scales=(), **options):
    buffer = io.BytesIO()
    image.save(buffer, "jpeg", **options)
    write_jpeg_bytes(name, buffer.getvalue(), scales)


def write_jpeg_bytes(name, data, scales=()):
    with open(path(name + ".jpg"), "wb") as file:
        file.write(data)
    save_raw(name, Image.open(io.BytesIO(data)).convert("RGB"))
    for scale in scales:
        small = Image.open(io.BytesIO(data))
        small.draft("RGB", (max(1, small.width // scale), max(1, small.height // scale)))
        save_raw(f"{name}.1of{scale}", small.convert("RGB"))


def set_sampling(data, sampling):
    """Transposes a 4:2:2 file's sampling factors into 4:4:0: the blocks of a unit come in the same order."""
    at = data.index(b"\xff\xc0")
    data = bytearray(data)
    data[at + 11] = sampling
    return bytes(data)


def make_jpegs():
    image = picture(43, 35)
    for sampling, text in enumerate(("444", "422", "420")):
        write_jpeg(f"baseline-{text}", image, scales=(2, 4, 8), quality=80, subsampling=sampling)
        write_jpeg(f"progressive-{text}", image, quality=70, subsampling=sampling, progressive=True)
    buffer = io.BytesIO()
    picture(32, 32).save(buffer, "jpeg", quality=85, subsampling=1)
    write_jpeg_bytes("baseline-440", set_sampling(buffer.getvalue(), 0x12))
    write_jpeg("grey", image.convert("L"), scales=(2,), quality=75)
    write_jpeg("grey-progressive", image.convert("L"), quality=75, progressive=True)
    write_jpeg("tiny-420", picture(3, 2), quality=90, subsampling=2)
    write_jpeg("one-pixel", picture(1, 1), quality=90, subsampling=2)
    write_jpeg("optimised", image, quality=95, optimize=True)
    restarts = insert_restarts(image)
    write_jpeg_bytes("restarts", restarts)
    cmyk = Image.merge("CMYK", [*image.split(), Image.fromarray((np.asarray(image.convert("L")) // 3).astype(np.uint8))])
    write_jpeg("cmyk", cmyk, quality=90)
    buffer = io.BytesIO()
    cmyk.save(buffer, "jpeg", quality=90)
    data = bytearray(buffer.getvalue())
    data[data.index(b"Adobe") + 11] = 2
    write_jpeg_bytes("ycck", bytes(data))
    exif = image.getexif()
    exif[0x0112] = 6
    exif[0x010F] = "Golden"
    write_jpeg("turned", image, quality=75, exif=exif)


def insert_restarts(image):
    """Pillow cannot set a restart interval; one row of units a piece, each encoded by itself, make the same file."""
    width, height = image.width, 48
    tall = image.resize((width, height))
    pieces = []
    for top in range(0, height, 16):
        buffer = io.BytesIO()
        tall.crop((0, top, width, top + 16)).save(buffer, "jpeg", quality=80, subsampling=2)
        pieces.append(buffer.getvalue())
    first = bytearray(pieces[0])
    frame = first.index(b"\xff\xc0")
    first[frame + 5: frame + 7] = struct.pack(">H", height)
    scan = first.index(b"\xff\xda")
    result = bytes(first[:scan]) + b"\xff\xdd\x00\x04" + struct.pack(">H", math.ceil(width / 16))
    for i, piece in enumerate(pieces):
        start = piece.index(b"\xff\xda")
        body = start + 2 + struct.unpack(">H", piece[start + 2: start + 4])[0]
        result += piece[start:body] if i == 0 else b""
        result += piece[body:-2] + (bytes([0xFF, 0xD0 + i]) if i + 1 < len(pieces) else b"\xff\xd9")
    return result


def make_encodings():
    image = picture(43, 35)
    image.save(path("source.png"))
    for sampling, text in enumerate(("444", "422", "420")):
        for quality in (30, 90):
            buffer = io.BytesIO()
            image.save(buffer, "jpeg", quality=quality, subsampling=sampling)
            save_raw(f"encode-{text}-{quality}", Image.open(buffer).convert("RGB"))
    return image


# --- PNG ----------------------------------------------------------------------------------------------------------------------

GREY, RGB, PALETTE, GREY_ALPHA, RGB_ALPHA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGB_ALPHA: 4}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def pack_rows(values, depth):
    """Rows of height × width × channels values, filtered by each of the five filters in turn."""
    height, width, channels = values.shape
    step = max(1, channels * depth // 8)
    above = None
    out = b""
    for y in range(height):
        if depth == 16:
            row = values[y].astype(">u2").tobytes()
        elif depth == 8:
            row = values[y].astype(np.uint8).tobytes()
        else:
            bits = "".join(format(int(v), f"0{depth}b") for v in values[y].ravel())
            bits += "0" * (-len(bits) % 8)
            row = bytes(int(bits[i: i + 8], 2) for i in range(0, len(bits), 8))
        above = above or bytes(len(row))
        kind = y % 5
        filtered = bytearray()
        for i, value in enumerate(row):
            left = row[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            up = above[i]
            p = left + up - corner
            nearest = min((abs(p - left), 0, left), (abs(p - up), 1, up), (abs(p - corner), 2, corner))[2]
            filtered.append((value - (0, left, up, (left + up) // 2, nearest)[kind]) & 255)
        out += bytes([kind]) + bytes(filtered)
        above = row
    return out


def write_png(name, color, depth, interlaced, extra=b"", width=19, height=13):
    values = random.integers(0, 1 << depth, (height, width, CHANNELS[color]))
    values[:, : width // 2] = values[:1, :1]
    if interlaced:
        rows = b"".join(pack_rows(values[y::dy, x::dx], depth) for x, y, dx, dy in ADAM7 if x < width and y < height)
    else:
        rows = pack_rows(values, depth)
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, int(interlaced))
    packed = zlib.compress(rows)
    extra = extra(values) if callable(extra) else extra
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra
    data += chunk(b"IDAT", packed[:40]) + chunk(b"IDAT", packed[40:]) + chunk(b"IEND", b"")
    with open(path(name + ".png"), "wb") as file:
        file.write(data)
    expected = expected_rgba(values, color, depth, extra)
    save_raw(name, expected)
    if depth <= 8:
        # Pillow must read the file as meant.
        assert (np.asarray(Image.open(path(name + ".png")).convert("RGBA")) == expected).all(), name


def expected_rgba(values, color, depth, extra):
    """The values at 8 bits: 16-bit ones are rounded to the nearest, smaller ones stretched."""
    top = (1 << depth) - 1
    scaled = (values.astype(np.int64) * 255 * 2 + top) // (2 * top)
    height, width, _ = values.shape
    result = np.full((height, width, 4), 255, np.uint8)
    if color == PALETTE:
        size = struct.unpack(">I", extra[:4])[0]
        palette = np.frombuffer(extra[8: 8 + size], np.uint8).reshape(-1, 3)
        rest = extra[12 + size:]
        alpha = np.full(256, 255, np.uint8)
        if rest:
            count = struct.unpack(">I", rest[:4])[0]
            alpha[:count] = np.frombuffer(rest[8: 8 + count], np.uint8)
        result[..., :3] = palette[values[..., 0]]
        result[..., 3] = alpha[values[..., 0]]
        return result
    if color in (GREY, GREY_ALPHA):
        result[..., :3] = scaled[..., :1]
    else:
        result[..., :3] = scaled[..., :3]
    if color in (GREY_ALPHA, RGB_ALPHA):
        result[..., 3] = scaled[..., -1]
    elif extra:
        clear = struct.unpack(f">{CHANNELS[color]}H", extra[8: 8 + 2 * CHANNELS[color]])
        result[(values == clear).all(2), 3] = 0
    return result


def palette(depth, with_alpha):
    size = 1 << depth
    content = chunk(b"PLTE", random.integers(0, 256, size * 3).astype(np.uint8).tobytes())
    return content + (chunk(b"tRNS", random.integers(0, 256, max(1, size // 2)).astype(np.uint8).tobytes()) if with_alpha else b"")


def make_pngs():
    for color, text, depths in ((GREY, "grey", (1, 2, 4, 8, 16)), (RGB, "rgb", (8, 16)), (GREY_ALPHA, "grey-alpha", (8, 16)), (RGB_ALPHA, "rgb-alpha", (8, 16))):
        for depth in depths:
            for interlaced in (False, True):
                write_png(f"png-{text}-{depth}{'-adam7' if interlaced else ''}", color, depth, interlaced)
    for depth in (1, 2, 4, 8):
        write_png(f"png-palette-{depth}", PALETTE, depth, False, palette(depth, False))
    write_png("png-palette-8-alpha-adam7", PALETTE, 8, True, palette(8, True))
    write_png("png-grey-8-clear", GREY, 8, False, lambda v: chunk(b"tRNS", struct.pack(">H", v[0, 0, 0])))
    write_png("png-rgb-8-clear", RGB, 8, False, lambda v: chunk(b"tRNS", struct.pack(">3H", *v[0, 0])))
    write_png("png-one-pixel", RGB, 8, False, width=1, height=1)
    write_png("png-narrow-adam7", RGB, 8, True, width=3, height=2)


# --- Resize -------------------------------------------------------------------------------------------------------------------

def cubic(x):
    x = abs(x)
    return 1.5 * x**3 - 2.5 * x**2 + 1 if x <= 1 else -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2 if x < 2 else 0


def lanczos3(x):
    return float(np.sinc(x) * np.sinc(x / 3)) if abs(x) < 3 else 0


FILTERS = {
    "box": (0.5, lambda x: 1 if -0.5 < x <= 0.5 else 0),
    "triangle": (1, lambda x: max(0, 1 - abs(x))),
    "bicubic": (2, cubic),
    "lanczos3": (3, lanczos3),
}


def weights(old, new, radius, kernel):
    """Support scaled up to whole pixels when shrinking, cut at the edges, divided by the sum."""
    ratio = old / new
    scale = max(1, ratio)
    reach = math.ceil(scale * radius - 1e-8)
    matrix = np.zeros((new, old))
    for i in range(new):
        centre = (i + 0.5) * ratio - 0.5
        for j in range(max(0, math.ceil(centre - reach - 1e-8)), min(old - 1, math.floor(centre + reach + 1e-8)) + 1):
            matrix[i, j] = kernel(np.float32((j - centre) / scale))
        matrix[i] /= matrix[i].sum()
    return matrix


def make_resizes(image):
    pixels = np.asarray(image).astype(float)
    for name, (radius, kernel) in FILTERS.items():
        for width, height in ((20, 17), (15, 50), (64, 48)):
            down = weights(image.height, height, radius, kernel)
            across = weights(image.width, width, radius, kernel)
            result = np.einsum("yh,hwc,xw->yxc", down, pixels, across)
            save_raw(f"resize-{name}-{width}x{height}", (result + 0.5).clip(0, 255))


def make_photo_sums():
    """Every hundredth of the real photos, where they are at hand."""
    root = os.environ.get("SMALLDATA_DATA")
    if not root:
        return
    folder = os.path.join(root, "dogs-vs-cats", "train")
    with open(path("photos.txt"), "w") as file:
        for name in sorted(os.listdir(folder))[::100]:
            pixels = Image.open(os.path.join(folder, name)).convert("RGB").tobytes()
            file.write(f"{name} {hashlib.sha256(pixels).hexdigest()}\n")


if __name__ == "__main__":
    make_jpegs()
    make_resizes(make_encodings())
    make_pngs()
    make_photo_sums()
