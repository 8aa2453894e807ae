namespace Sketches;

/// <summary>The animals that <see cref="DrawnPhoto"/> can draw.</summary>
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
    /// <summary>A pig.</summary>
    Pig,
    /// <summary>A rabbit.</summary>
    Rabbit,
    /// <summary>A bear.</summary>
    Bear,
    /// <summary>An elephant.</summary>
    Elephant,
    /// <summary>A giraffe.</summary>
    Giraffe,
    /// <summary>A zebra.</summary>
    Zebra,
    /// <summary>A duck.</summary>
    Duck,
    /// <summary>A fish.</summary>
    Fish,
}
