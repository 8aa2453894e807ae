namespace Sketches;

/// <summary>Builds the figure of a species in a pose of its own, and says what it wears.</summary>
internal static class Figures
{
    public static Coat Build(Species species, Sculpture figure, Dice dice, float azimuth)
    {
        // Standing, walking, sitting, lying, sprawling, bowing.
        Pose pet = Pose.Any(dice, azimuth, 0.25f, 0.12f, 0.32f, 0.24f, 0.03f, 0.04f), grazer = Pose.Any(dice, azimuth, 0.5f, 0.5f);
        return species switch
        {
            Species.Cat => Pets.Cat(figure, dice, pet),
            Species.Dog => Pets.Dog(figure, dice, pet),
            Species.Rabbit => Wild.Rabbit(figure, dice, pet with { Stance = pet.Stance == Stance.Bowing ? Stance.Lying : pet.Stance }),
            Species.Elephant => Wild.Elephant(figure, dice, grazer),
            Species.Horse => Hoofed.Horse(figure, dice, grazer with { HeadYaw = grazer.HeadYaw * 0.5f }),
            Species.Giraffe => Hoofed.Giraffe(figure, dice, grazer),
            Species.Cow => Hoofed.Cow(figure, dice, grazer),
            Species.Sheep => Hoofed.Sheep(figure, dice, grazer),
            Species.Duck => Duck.Build(figure, dice, pet),
            Species.Fish => Fish.Build(figure, dice),
            _ => new Human(figure, dice).Build(),
        };
    }
}
