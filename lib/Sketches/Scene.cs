namespace Sketches;

/// <summary>Puts one picture together: the figure in its pose, the camera, the place, the light, what stands in the way, the
/// sensor.</summary>
internal sealed class Scene(Species species, Dice dice, Buffers buffers)
{
    // A stream for each part, so that a change in one part leaves the others as they were.
    private readonly Dice figureDice = dice.Fork(), viewDice = dice.Fork(), placeDice = dice.Fork(), lightDice = dice.Fork(),
        clutterDice = dice.Fork(), sensorDice = dice.Fork();
    private readonly Canvas canvas = buffers.Canvas;

    /// <summary>Horses and humans are shown as figures in a studio, whole; all others as snapshots.</summary>
    private bool Studio => species is Species.Horse or Species.Human;

    public byte[] Render()
    {
        float azimuth = Studio ? viewDice.Range(-MathF.PI, MathF.PI) : SnapshotAzimuth();
        var figure = new Sculpture();
        Coat coat = Figures.Build(species, figure, figureDice, azimuth);
        (Camera camera, Vec3 middle) = Aim(figure, azimuth);
        Lighting light = Lighting.Any(lightDice);
        PaintPlace(figure, camera, light);

        Relief relief = buffers.Relief;
        relief.Add(figure, camera);
        if (!Studio)
            new Clutter(relief, clutterDice).Add(middle.X, middle.Y);
        light.Shade(relief, canvas, camera, coat);
        DrawHairs(figure, camera);
        if (!Studio)
            new Foreground(canvas, clutterDice).Paint((middle.X, middle.Y + 0.1f * camera.Side));
        return new Sensor(sensorDice, Studio ? 0.5f : 1f).Develop(canvas);
    }

    /// <summary>Mostly from the front or three quarters, sometimes from the side, seldom from behind.</summary>
    private float SnapshotAzimuth() => viewDice.Sign() * (viewDice.Weighted(0.76f, 0.2f, 0.04f) switch
    {
        0 => viewDice.Range(0, 0.9f),
        1 => viewDice.Range(0.9f, 2f),
        _ => viewDice.Range(2f, 3.1f),
    });

    /// <summary>Frames the head alone or the whole figure, and says where the middle of that is.</summary>
    private (Camera Camera, Vec3 Middle) Aim(Sculpture figure, float azimuth)
    {
        List<Solid> heads = figure.Solids.FindAll(solid => solid.IsHead);
        bool portrait = !Studio && heads.Count > 0 && viewDice.Chance(0.7f);
        List<Solid> subject = portrait ? heads : figure.Solids;
        float fill = Studio ? viewDice.Range(0.6f, 0.95f) : portrait ? viewDice.Range(0.66f, 1.05f) : viewDice.Range(0.8f, 1.2f);
        float wander = Studio ? 0.1f : 0.13f;
        var camera = new Camera(azimuth, viewDice.Range(-0.05f, Studio ? 0.3f : 0.55f), viewDice.Bell() * (Studio ? 0.04f : 0.15f),
            subject, fill, (viewDice.Bell() * wander, viewDice.Bell() * 0.9f * wander), viewDice.Range(0.15f, 0.45f),
            canvas.Width, canvas.Height);
        return (camera, camera.Project(subject[subject.Count / 2].Centre).Place);
    }

    private void PaintPlace(Sculpture figure, Camera camera, Lighting light)
    {
        var background = new Background(canvas, placeDice);
        float ground = camera.Project(default).Place.Y;
        if (species == Species.Fish)
        {
            background.PaintWater();
            return;
        }
        if (Studio)
            background.PaintPlain(ground);
        else
            background.Paint(ground);
        canvas.Blur(placeDice.Range(0.003f, 0.022f) * camera.Side);
        GroundShadow.Cast(canvas, figure, camera, light, placeDice.Range(0.01f, 0.05f), placeDice.Range(0.3f, 0.8f));
    }

    private void DrawHairs(Sculpture figure, Camera camera)
    {
        foreach (Hair hair in figure.Hairs)
        {
            (Vec3 a, float unit) = camera.Project(hair.From);
            Vec3 b = camera.Project(hair.Bend).Place, c = camera.Project(hair.To).Place;
            float thick = hair.Width * unit, drawn = MathF.Max(0.5f, thick);
            canvas.Fill(Path.Stroke((a.X, a.Y), (b.X, b.Y), (c.X, c.Y), drawn, 0.3f * drawn), hair.Colour, MathF.Min(0.8f, thick));
        }
    }
}
