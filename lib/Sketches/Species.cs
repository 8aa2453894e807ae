namespace Sketches;

/// <summary>The animals that <see cref="DrawnPhoto"/> can draw. Their numbers are part of what a picture is drawn from.</summary>
public enum Species
{
    /// <summary>A house cat, as a snapshot.</summary>
    Cat,
    /// <summary>A dog of any build, as a snapshot.</summary>
    Dog,
    /// <summary>A horse, whole, as a rendered figure.</summary>
    Horse,
    /// <summary>A person, whole, as a rendered figure.</summary>
    Human,
    /// <summary>A cow.</summary>
    Cow,
    /// <summary>A sheep.</summary>
    Sheep,
    /// <summary>A rabbit.</summary>
    Rabbit = 7,
    /// <summary>An elephant.</summary>
    Elephant = 9,
    /// <summary>A giraffe.</summary>
    Giraffe,
    /// <summary>A duck.</summary>
    Duck = 12,
    /// <summary>A fish.</summary>
    Fish,
}
