namespace Sketches;

/// <summary>Flat things between camera and figure: grass, a blurred edge, wire, a leash, a printed date.</summary>
internal sealed class Foreground(Canvas canvas, Dice dice)
{
    private readonly float side = MathF.Min(canvas.Width, canvas.Height);

    /// <summary>Adds what chance brings. <paramref name="collar"/>: where a leash is fixed, in pixels.</summary>
    public void Paint((float X, float Y) collar)
    {
        if (dice.Chance(0.08f))
            Leash(collar);
        switch (dice.Weighted(0.76f, 0.1f, 0.1f, 0.04f))
        {
            case 1: Grass(); break;
            case 2: Edge(); break;
            case 3: Wire(); break;
        }
        if (dice.Chance(0.08f))
            Date();
    }

    private void Leash((float X, float Y) collar)
    {
        Rgb colour = Rgb.Hex(dice.Pick<int>([0xB02A2A, 0x2A4AA0, 0x1A1A1A, 0xC8A030, 0x2A8A5A])).Varied(dice);
        (float X, float Y) hand = (canvas.Width * dice.Range(-0.2f, 1.2f), -0.1f * side);
        canvas.Fill(Path.Stroke(collar, ((collar.X + hand.X) / 2, collar.Y * dice.Range(0.4f, 1.1f)), hand, 0.018f * side,
            0.024f * side), colour);
    }

    private void Grass()
    {
        Rgb green = Rgb.Hex(dice.Pick<int>([0x5E8A3A, 0x86A04A, 0x3F6030, 0xB0A060])).Varied(dice);
        float tall = side * dice.Range(0.08f, 0.4f);
        for (int i = 20 + dice.Below(40); i > 0; i--)
        {
            float x = canvas.Width * dice.Uniform(), h = tall * dice.Range(0.4f, 1), lean = dice.Bell() * h * 0.5f;
            canvas.Fill(Path.Stroke((x, canvas.Height + 1), (x + 0.2f * lean, canvas.Height - 0.6f * h), (x + lean, canvas.Height - h),
                0.02f * side, 0.002f * side), green * dice.Range(0.6f, 1.35f), 0.9f);
        }
    }

    /// <summary>The corner of a piece of furniture, a blanket or a wall, too near to be sharp.</summary>
    private void Edge()
    {
        Rgb colour = Rgb.Hex(dice.Pick<int>([0x5A3A24, 0x8A8A88, 0x2A2A2E, 0xC8C0B0, 0x7A2E2E, 0x2F4F7A, 0xA88A58])).Varied(dice);
        float size = side * dice.Range(0.08f, 0.3f), tilt = dice.Bell() * 0.2f * side, soft = side * 0.012f;
        int from = dice.Below(3);
        // A few layers, each a little larger and fainter, stand in for the blur.
        for (int layer = 0; layer < 3; layer++)
        {
            float s = size + layer * soft, w = canvas.Width, h = canvas.Height;
            Path path = from switch
            {
                0 => Path.Polygon((0, h), (0, h - s - tilt), (w, h - s + tilt), (w, h)),
                1 => Path.Polygon((0, 0), (s + tilt, 0), (s - tilt, h), (0, h)),
                _ => Path.Polygon((w, 0), (w - s + tilt, 0), (w - s - tilt, h), (w, h)),
            };
            canvas.Fill(path, (x, y) => colour * (0.8f + 0.25f * Noise.Clouds(x / side * 2, y / side * 2)), layer == 0 ? 0.9f : 0.4f);
        }
    }

    private void Wire()
    {
        Rgb metal = Rgb.Grey(dice.Range(0.1f, 0.7f));
        float gap = side * dice.Range(0.12f, 0.25f), width = side * dice.Range(0.008f, 0.016f), from = gap * dice.Uniform();
        for (float x = from; x < canvas.Width; x += gap)
            canvas.Fill(Path.Line(x, 0, x, canvas.Height, width), metal, 0.9f);
        if (dice.Chance(0.5f))
            for (float y = from; y < canvas.Height; y += gap * 1.6f)
                canvas.Fill(Path.Line(0, y, canvas.Width, y, width), metal, 0.9f);
    }

    /// <summary>The orange date that cheap cameras print.</summary>
    private void Date()
    {
        float size = 0.035f * side, x = canvas.Width - 0.32f * side, y = canvas.Height - 2.2f * size;
        Rgb orange = new(1.1f, 0.3f, 0.04f);
        for (int i = 0; i < 6; i++, x += size * (i % 2 == 0 ? 1.2f : 0.8f))
        {
            int strokes = dice.Below(31) + 1;
            if ((strokes & 1) != 0) canvas.Fill(Path.Rectangle(x, y, 0.5f * size, 0.14f * size), orange);
            if ((strokes & 2) != 0) canvas.Fill(Path.Rectangle(x, y + 0.5f * size, 0.5f * size, 0.14f * size), orange);
            if ((strokes & 4) != 0) canvas.Fill(Path.Rectangle(x, y + size, 0.5f * size, 0.14f * size), orange);
            if ((strokes & 8) != 0) canvas.Fill(Path.Rectangle(x, y, 0.14f * size, 1.1f * size), orange);
            if ((strokes & 16) != 0) canvas.Fill(Path.Rectangle(x + 0.4f * size, y, 0.14f * size, 1.1f * size), orange);
        }
    }
}
