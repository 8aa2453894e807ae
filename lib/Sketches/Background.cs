namespace Sketches;

/// <summary>The place: a room, a lawn, a sofa, a street, a cage, or lights out of focus. Says nothing about the animal.</summary>
internal sealed class Background(Canvas canvas, Dice dice)
{
    private static readonly int[] Walls = [0xD8D2C4, 0xB8C4CC, 0xC9B79C, 0x8FA08A, 0xA8606A, 0x6F7F92, 0xE6E2DA, 0x9A8A78, 0x4F5A66,
        0xC8A060, 0x7A3F36, 0x3E6B70];
    private static readonly int[] Cloths = [0x7A2E2E, 0x2F4F7A, 0x8A7A5A, 0x4A4A4E, 0xC8BFA8, 0x3F6A4A, 0xB86A3A, 0x6A4A7A, 0xE2DDD2,
        0x1F2A3A, 0xC7A83A, 0x5A3A2A];
    private static readonly int[] Floors = [0x8A6038, 0xB58A5A, 0x6A4A30, 0x9A9488, 0xC8C0B0, 0x5A5E62, 0xA04A3A, 0x6A7A8A, 0xD0B890];

    private float Side => MathF.Min(canvas.Width, canvas.Height);

    /// <summary>Paints a place drawn at random. <paramref name="ground"/>: where the figure stands, in pixels from the top.</summary>
    public void Paint(float ground)
    {
        float horizon = MathF.Min(canvas.Height * 0.85f, MathF.Max(canvas.Height * 0.08f, ground - dice.Range(0.08f, 0.45f) * Side));
        switch (dice.Weighted(0.28f, 0.2f, 0.2f, 0.12f, 0.08f, 0.12f))
        {
            case 0: Room(horizon); break;
            case 1: Outdoors(horizon); break;
            case 2: Cushions(); break;
            case 3: Street(horizon); break;
            case 4: Cage(); break;
            default: Lights(); break;
        }
    }

    /// <summary>A plain backdrop with a floor, as rendered figures have.</summary>
    public void PaintPlain(float ground)
    {
        float horizon = ground - dice.Range(0.03f, 0.3f) * Side;
        if (dice.Chance(0.45f))
        {
            Outdoors(horizon);
            return;
        }
        Rgb wall = Rgb.Hex(dice.Pick(Walls)).Varied(dice),
            floor = dice.Chance(0.4f) ? wall * 0.8f : Rgb.Hex(dice.Pick(Floors)).Varied(dice);
        float soft = Side * dice.Range(0.01f, 0.2f), seed = dice.Range(0, 30);
        canvas.Paint((x, y) => Rgb.Lerp(wall * (1.1f - 0.3f * y / canvas.Height), floor,
            Scalar.Step(horizon - soft, horizon + soft, y)) * (1 + 0.05f * Noise.Clouds(x / Side + seed, y / Side)));
    }

    /// <summary>Under water: blue or green depths, weeds and bubbles.</summary>
    public void PaintWater()
    {
        Rgb deep = Rgb.Hex(dice.Pick<int>([0x1E4A6A, 0x2A6A6A, 0x3A5A3A, 0x5A8AA8])).Varied(dice), sand = Rgb.Hex(0xC8B48A).Varied(dice);
        float seed = dice.Range(0, 30), floor = canvas.Height * dice.Range(0.7f, 1.3f);
        canvas.Paint((x, y) => Rgb.Lerp(deep * (1.5f - 0.8f * y / canvas.Height + 0.25f * Noise.Clouds(x / Side + seed, y / Side)),
            sand, Scalar.Step(floor - 0.06f * Side, floor + 0.06f * Side, y + 0.05f * Side * Noise.Clouds(x / Side + seed, 0))));
        for (int i = dice.Below(8); i > 0; i--)
        {
            float x = canvas.Width * dice.Uniform(), h = Side * dice.Range(0.2f, 0.7f), lean = dice.Bell() * 0.2f * Side;
            canvas.Fill(Path.Stroke((x, canvas.Height), (x - lean, canvas.Height - 0.5f * h), (x + lean, canvas.Height - h),
                0.05f * Side, 0.01f * Side), Rgb.Hex(0x3A6A34).Varied(dice));
        }
        for (int i = dice.Below(10); i > 0; i--)
        {
            float r = Side * dice.Range(0.008f, 0.03f);
            canvas.Fill(Path.Ellipse(canvas.Width * dice.Uniform(), canvas.Height * dice.Uniform(), r, r), Rgb.Grey(0.8f), 0.4f);
        }
        canvas.Blur(0.01f * Side);
    }

    private Rgb Colour(int[] list) => Rgb.Hex(dice.Pick(list)).Varied(dice, 0.3f);

    private void Room(float horizon)
    {
        Rgb wall = Colour(Walls), stripe = wall * dice.Range(0.75f, 1.2f), floor = Colour(Floors);
        float period = Side * dice.Range(0.04f, 0.2f), tilt = dice.Range(-0.08f, 0.08f), seed = dice.Range(0, 30),
            glow = dice.Range(-0.5f, 0.5f);
        int paper = dice.Below(3);
        canvas.Paint((x, y) =>
        {
            float line = horizon + tilt * (x - canvas.Width * 0.5f);
            if (y < line)
            {
                float u = x / period;
                bool marked = paper == 1 ? (u - MathF.Floor(u)) < 0.5f : paper == 2 && Noise.Cell((int)u, (int)(y / period)) > 0.6f;
                return (marked ? stripe : wall) * (1 + glow * (x / canvas.Width - 0.5f)
                    + 0.06f * Noise.Clouds(x / Side * 2 + seed, y / Side * 2));
            }
            return Boards(floor, x, y, line, seed);
        });
        for (int i = dice.Below(4); i > 0; i--)
            Furniture(horizon);
    }

    /// <summary>Floor boards that run towards the horizon.</summary>
    private Rgb Boards(Rgb floor, float x, float y, float line, float seed)
    {
        float depth = 1 / (0.25f + (y - line) / Side), u = (x - canvas.Width * 0.5f) / Side * depth * 5 + 40, board = MathF.Floor(u);
        float gap = u - board < 0.06f ? 0.6f : 1, tone = 1 + 0.12f * Noise.Cell((int)board, (int)(depth * 1.3f));
        return floor * (gap * tone * (1 + 0.15f * Noise.Grain(u * 1.5f + seed, depth * 2)));
    }

    /// <summary>Something with a front: a cupboard, a picture, a door, a box with print on it.</summary>
    private void Furniture(float horizon)
    {
        float w = Side * dice.Range(0.12f, 0.5f), h = Side * dice.Range(0.12f, 0.7f), x = canvas.Width * dice.Range(-0.1f, 0.95f),
            y = dice.Chance(0.6f) ? horizon + Side * dice.Range(0, 0.1f) - h : horizon * dice.Range(0.05f, 0.5f);
        Rgb colour = Colour(dice.Chance(0.5f) ? Cloths : Floors);
        canvas.Fill(Path.Rectangle(x, y, w, h), (px, py) =>
            colour * (0.8f + 0.35f * (px - x) / w + 0.08f * Noise.Clouds(px / Side * 6, py / Side)));
        int rows = dice.Below(4);
        for (int i = 0; i < rows; i++)
            canvas.Fill(Path.Rectangle(x + 0.06f * w, y + h * (i + 0.12f) / rows, 0.88f * w, 0.76f * h / rows),
                colour * dice.Range(0.5f, 1.5f), 0.8f);
        if (dice.Chance(0.4f))
            Print(x + 0.1f * w, y + 0.2f * h, 0.8f * w, 0.04f * Side);
    }

    /// <summary>Marks like lines of text.</summary>
    private void Print(float x, float y, float width, float size)
    {
        Rgb ink = dice.Chance(0.5f) ? Rgb.Grey(0.03f) : Rgb.Grey(0.9f);
        for (float at = x; at < x + width; at += size * dice.Range(0.45f, 0.8f))
            canvas.Fill(Path.Rectangle(at, y + size * dice.Range(0, 0.25f), size * dice.Range(0.15f, 0.35f),
                size * dice.Range(0.5f, 1f)), ink, 0.85f);
    }

    private void Outdoors(float horizon)
    {
        Rgb grass = Rgb.Hex(dice.Pick<int>([0x5E8A3A, 0x7A9A4A, 0x4A6A34, 0x9A9A5A, 0xB8A878, 0xC9B48A, 0xD9DDE2])).Varied(dice, 0.3f),
            sky = Rgb.Hex(dice.Pick<int>([0x9CC0E0, 0xC8D4DC, 0x7AA0CC, 0xE0DCD0])),
            tree = Rgb.Hex(dice.Pick<int>([0x34502C, 0x4A6038, 0x5A5038, 0x7A8A6A])).Varied(dice);
        float seed = dice.Range(0, 30), trees = dice.Range(0, 0.9f), blade = dice.Range(6, 20);
        canvas.Paint((x, y) =>
        {
            if (y < horizon)
            {
                float crown = horizon * (1 - trees) + 0.12f * Side * Noise.Clouds(x / Side + seed, 3);
                return y < crown ? sky * (1.05f - 0.3f * y / canvas.Height + 0.1f * Noise.Clouds(x / Side * 0.6f + seed, y / Side))
                    : tree * (1 + 0.55f * Noise.Clouds(x / Side * 2 + seed, y / Side * 2));
            }
            float depth = 1 / (0.3f + (y - horizon) / Side), u = x / Side * depth;
            return grass * (1 + 0.25f * Noise.Grain(u * blade + seed, depth * blade * 0.6f) + 0.3f * Noise.Clouds(u + seed, depth * 2));
        });
    }

    /// <summary>A sofa, a bed, a heap of blankets.</summary>
    private void Cushions()
    {
        Rgb cloth = Colour(Cloths), second = dice.Chance(0.5f) ? cloth * dice.Range(0.6f, 1.4f) : Colour(Cloths);
        float period = Side * dice.Range(0.02f, 0.15f), seed = dice.Range(0, 30), folds = dice.Range(0.05f, 0.35f),
            angle = dice.Range(0, 3.14f);
        int weave = dice.Below(4);
        (float s, float c) = (Scalar.Sin(angle), Scalar.Cos(angle));
        Rgb Cloth(float x, float y)
        {
            float u = (x * c + y * s) / period, v = (y * c - x * s) / period;
            float column = MathF.Floor(u), row = MathF.Floor(v);
            float mark = weave switch
            {
                0 => 0,
                1 => Scalar.Step(0.4f, 0.6f, u - column),
                2 => 0.5f * ((u - column < 0.5f ? 1 : 0) + (v - row < 0.5f ? 1 : 0)),
                _ => Noise.Cell((int)column, (int)row) > 0.5f ? 1 : 0,
            };
            return Rgb.Lerp(cloth, second, mark) * (0.9f + folds * Noise.Clouds((x * s - y * c) / Side * 2 + seed,
                (x * c + y * s) / Side * 0.6f) + 0.06f * Noise.Grain(x / Side * 40, y / Side * 40));
        }
        canvas.Paint(Cloth);
        for (int i = dice.Below(4); i > 0; i--)
        {
            float w = Side * dice.Range(0.35f, 0.9f), h = Side * dice.Range(0.25f, 0.6f), x = canvas.Width * dice.Range(-0.3f, 0.8f),
                y = canvas.Height * dice.Range(-0.2f, 0.7f), shade = dice.Range(0.6f, 1.25f);
            canvas.Fill(Path.Rounded(x + 0.02f * Side, y + 0.03f * Side, w, h, 0.1f * Side), Rgb.Grey(0.01f), 0.35f);
            canvas.Fill(Path.Rounded(x, y, w, h, 0.1f * Side), (px, py) => Cloth(px, py) * (shade * (1.1f - 0.4f * (py - y) / h)));
        }
    }

    private void Street(float horizon)
    {
        Rgb stone = Rgb.Hex(dice.Pick<int>([0x8A8A88, 0x6A6A6C, 0xA89C8A, 0xB0563E, 0xC8C4BA])).Varied(dice), front = Colour(Walls);
        float brick = Side * dice.Range(0.04f, 0.12f), seed = dice.Range(0, 30);
        canvas.Paint((x, y) =>
        {
            if (y < horizon)
            {
                float v = y / brick, row = MathF.Floor(v), u = x / brick * 0.5f + ((int)row % 2) * 0.5f;
                float joint = MathF.Min(u - MathF.Floor(u), (v - row) * 0.5f) < 0.06f ? 1.35f : 1 + 0.15f * Noise.Cell((int)u, (int)row);
                return front * (joint + 0.1f * Noise.Clouds(x / Side * 3 + seed, y / Side * 3));
            }
            float depth = 1 / (0.3f + (y - horizon) / Side), a = x / Side * depth * 2.2f + 20, b = depth * 5;
            float edge = MathF.Min(a - MathF.Floor(a), b - MathF.Floor(b)) < 0.05f ? 0.65f : 1;
            return stone * (edge + 0.16f * Noise.Clouds(a + seed, b) + 0.12f * Noise.Grain(x / Side * 30, y / Side * 30));
        });
        for (int i = dice.Below(3); i > 0; i--)
            Furniture(horizon);
    }

    /// <summary>Wire mesh or bars before something dim.</summary>
    private void Cage()
    {
        if (dice.Chance(0.5f)) Cushions(); else Lights();
        Rgb metal = Rgb.Grey(dice.Range(0.05f, 0.7f));
        float gap = Side * dice.Range(0.08f, 0.2f), width = Side * dice.Range(0.008f, 0.02f), slant = dice.Chance(0.5f) ? 0 : Side;
        for (float x = -Side; x < canvas.Width + Side; x += gap)
        {
            canvas.Fill(Path.Line(x, 0, x + slant, canvas.Height, width), metal);
            if (slant > 0)
                canvas.Fill(Path.Line(x + slant, 0, x, canvas.Height, width), metal);
        }
    }

    /// <summary>Bright and dark discs far out of focus.</summary>
    private void Lights()
    {
        Rgb near = Colour(Cloths), far = Colour(Walls) * 0.7f;
        float seed = dice.Range(0, 30), angle = dice.Range(0, 6.28f);
        (float s, float c) = (Scalar.Sin(angle) / Side, Scalar.Cos(angle) / Side);
        canvas.Paint((x, y) => Rgb.Lerp(near, far,
            Scalar.Clamp01(0.5f + (x * c + y * s) * 0.4f + 0.5f * Noise.Clouds(x / Side + seed, y / Side))));
        for (int i = dice.Below(18); i > 0; i--)
            canvas.Fill(Path.Ellipse(canvas.Width * dice.Uniform(), canvas.Height * dice.Uniform(), Side * dice.Range(0.02f, 0.09f),
                Side * dice.Range(0.02f, 0.09f)), Colour(Walls) * dice.Range(0.5f, 1.6f), dice.Range(0.2f, 0.6f));
        canvas.Blur(0.015f * Side);
    }
}
