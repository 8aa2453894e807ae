namespace SixLabors.ImageSharp.Processing;

/// <summary>What becomes of the proportions when a picture is resized.</summary>
public enum ResizeMode
{
    /// <summary>Fills the size; what sticks out is cut off.</summary>
    Crop,

    /// <summary>Fits into the size; the rest is padded.</summary>
    Pad,

    /// <summary>Pads without enlarging; larger pictures are fitted as by <see cref="Pad"/>.</summary>
    BoxPad,

    /// <summary>Fits into the size; the result is as small as that makes it.</summary>
    Max,

    /// <summary>Shrinks until one side reaches the size; never enlarges.</summary>
    Min,

    /// <summary>Takes the size as it is.</summary>
    Stretch,

    /// <summary>Takes size and place from <see cref="ResizeOptions.TargetRectangle"/>.</summary>
    Manual,
}

/// <summary>A place within a picture.</summary>
public enum AnchorPositionMode
{
    /// <summary>The middle.</summary>
    Center,

    /// <summary>The middle of the top edge.</summary>
    Top,

    /// <summary>The middle of the bottom edge.</summary>
    Bottom,

    /// <summary>The middle of the left edge.</summary>
    Left,

    /// <summary>The middle of the right edge.</summary>
    Right,

    /// <summary>The top left corner.</summary>
    TopLeft,

    /// <summary>The top right corner.</summary>
    TopRight,

    /// <summary>The bottom right corner.</summary>
    BottomRight,

    /// <summary>The bottom left corner.</summary>
    BottomLeft,
}
