namespace Sketches;

/// <summary>Builds the figure of a species in a pose of its own, and says what it wears.</summary>
internal static class Figures
{
    public static Coat Build(Species species, Sculpture figure, Dice dice, float azimuth)
    {
        // Standing, walking, sitting, lying, sprawling, bowing.
        Pose pet = Pose.Any(dice, azimuth, 0.25f, 0.12f, 0.32f, 0.24f, 0.03f, 0.04f), grazer = Pose.Any(dice, azimuth, 0.5f, 0.5f);
        switch (species)
        {
            case Species.Cat: return Pets.Cat(figure, dice, pet);
            case Species.Dog: return Pets.Dog(figure, dice, pet);
            case Species.Rabbit: return Wild.Rabbit(figure, dice,
                pet with { Stance = pet.Stance == Stance.Bowing ? Stance.Lying : pet.Stance });
            case Species.Bear: return Wild.Bear(figure, dice, pet);
            case Species.Elephant: return Wild.Elephant(figure, dice, grazer);
            case Species.Horse: return Hoofed.Horse(figure, dice, grazer with { HeadYaw = grazer.HeadYaw * 0.5f });
            case Species.Zebra: return Hoofed.Zebra(figure, dice, grazer);
            case Species.Giraffe: return Hoofed.Giraffe(figure, dice, grazer);
            case Species.Cow: return Hoofed.Cow(figure, dice, grazer);
            case Species.Sheep: return Hoofed.Sheep(figure, dice, grazer);
            case Species.Pig: return Hoofed.Pig(figure, dice, grazer);
            case Species.Duck: return Duck.Build(figure, dice, pet);
            case Species.Fish: return Fish.Build(figure, dice);
            default:
                new Human(figure, dice).Build();
                return Coat.OfPet(dice) with { Marking = Marking.Plain };
        }
    }
}
