namespace SmallData.Images.Augmentations;

/// <summary>What lies beyond the edge of a picture when it is turned, shifted or zoomed (Keras's fill_mode).</summary>
public enum FillMode
{
    /// <summary>The edge, repeated: aaa|abcd|ddd.</summary>
    Nearest,

    /// <summary>Black: 000|abcd|000.</summary>
    Constant,

    /// <summary>The picture, mirrored: cba|abcd|dcb.</summary>
    Reflect,

    /// <summary>The picture again: bcd|abcd|abc.</summary>
    Wrap,
}
