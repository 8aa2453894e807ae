namespace SmallData.Datasets.Drawn;

/// <summary>Puts one picture together: the figure in its pose, the camera, the place, the light, what stands in the way, the sensor.</summary>
internal static class Scene
{
    public static byte[] Render(Species species, int number, int width, int height, int seed)
    {
        Dice dice = Dice.For(seed, species, number);
        Dice figureDice = dice.Fork(), viewDice = dice.Fork(), placeDice = dice.Fork(), lightDice = dice.Fork(), clutterDice = dice.Fork(), sensorDice = dice.Fork();
        float azimuth = Azimuth(viewDice);
        Coat coat = Coat.OfPet(figureDice);
        Pose pose = Pose.Any(figureDice, azimuth, 0.25f, 0.12f, 0.32f, 0.24f, 0.03f, 0.04f);
        var figure = new Sculpture();
        if (species == Species.Cat) Pets.Cat(figure, figureDice, coat, pose); else Pets.Dog(figure, figureDice, coat, pose);

        bool portrait = viewDice.Chance(0.55f);
        List<Solid> subject = portrait ? figure.Solids.FindAll(s => s.IsHead) : figure.Solids;
        float fill = portrait ? viewDice.Range(0.55f, 1.05f) : viewDice.Range(0.7f, 1.2f);
        var camera = new Camera(azimuth, viewDice.Range(-0.05f, 0.7f), viewDice.Bell() * 0.15f, subject, fill, (viewDice.Bell() * 0.15f, viewDice.Bell() * 0.13f), viewDice.Range(0.15f, 0.45f), width, height);

        var canvas = new Canvas(width, height);
        float ground = camera.Project(default).Place.Y;
        new Background(canvas, placeDice).Paint(ground);
        canvas.Blur(placeDice.Range(0, 0.02f) * camera.Side);

        Lighting light = Lighting.Any(lightDice);
        GroundShadow.Cast(canvas, figure, camera, light, placeDice.Range(0.01f, 0.05f), placeDice.Range(0.3f, 0.8f));
        var relief = new Relief(width, height);
        relief.Add(figure, camera);
        Vec3 middle = camera.Project(subject[subject.Count / 2].Centre).Place;
        new Clutter(relief, clutterDice).Add(middle.X, middle.Y);
        light.Shade(relief, canvas, camera, coat);
        foreach (Hair hair in figure.Hairs)
        {
            (Vec3 a, float unit) = camera.Project(hair.From);
            Vec3 b = camera.Project(hair.Bend).Place, c = camera.Project(hair.To).Place;
            float w = MathF.Max(0.5f, hair.Width * unit);
            canvas.Fill(Path.Stroke((a.X, a.Y), (b.X, b.Y), (c.X, c.Y), w, 0.3f * w), hair.Colour, MathF.Min(0.8f, hair.Width * unit));
        }
        new Foreground(canvas, clutterDice).Paint((middle.X, middle.Y + 0.1f * camera.Side));
        return new Sensor(sensorDice, 1).Develop(canvas);
    }

    /// <summary>Mostly from the front or three quarters, sometimes from the side, seldom from behind.</summary>
    private static float Azimuth(Dice dice) => dice.Sign() * (dice.Weighted(0.7f, 0.25f, 0.05f) switch
    {
        0 => dice.Range(0, 0.9f),
        1 => dice.Range(0.9f, 2f),
        _ => dice.Range(2f, 3.1f),
    });
}
