namespace TorchSharp;

/// <summary>What lies beyond the border of a padded tensor.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,
    /// <summary>The mirrored inside, without the border itself.</summary>
    Reflect = 1,
    /// <summary>The border, repeated.</summary>
    Replicate = 2,
    /// <summary>The opposite side.</summary>
    Circular = 3,
    /// <summary>A given value.</summary>
    Constant = 4,
}

/// <summary>How much a convolution pads.</summary>
public enum Padding
{
    /// <summary>Nothing: the kernel stays inside.</summary>
    Valid = 0,
    /// <summary>As much as keeps the size at stride 1.</summary>
    Same = 1,
}

public static partial class torch
{
    /// <summary>How an image is enlarged.</summary>
    public enum UpsampleMode
    {
        /// <summary>The nearest pixel.</summary>
        Nearest = 0,
        /// <summary>Linear, for sequences.</summary>
        Linear = 1,
        /// <summary>Bilinear, for images.</summary>
        Bilinear = 2,
        /// <summary>Bicubic, for images.</summary>
        Bicubic = 3,
        /// <summary>Trilinear, for volumes.</summary>
        Trilinear = 4,
    }

    /// <summary>How an image is resized.</summary>
    public enum InterpolationMode
    {
        /// <summary>The nearest pixel.</summary>
        Nearest = 0,
        /// <summary>Linear, for sequences.</summary>
        Linear = 1,
        /// <summary>Bilinear, for images.</summary>
        Bilinear = 2,
        /// <summary>Bicubic, for images.</summary>
        Bicubic = 3,
        /// <summary>Trilinear, for volumes.</summary>
        Trilinear = 4,
        /// <summary>The mean of the covered area.</summary>
        Area = 5,
        /// <summary>The nearest pixel, with pixel centres aligned.</summary>
        NearestExact = 6,
    }

    /// <summary>How grid_sample reads between pixels.</summary>
    public enum GridSampleMode
    {
        /// <summary>The nearest pixel.</summary>
        Nearest = 0,
        /// <summary>The weighted mean of four pixels.</summary>
        Bilinear = 2,
    }

    /// <summary>What grid_sample finds beyond the border.</summary>
    public enum GridSamplePaddingMode
    {
        /// <summary>Zeros.</summary>
        Zeros = 0,
        /// <summary>The mirrored inside.</summary>
        Reflection = 1,
        /// <summary>The border, repeated.</summary>
        Border = 2,
    }

    public static partial class nn
    {
        /// <summary>How the losses of a batch are joined.</summary>
        public enum Reduction : long
        {
            /// <summary>Not at all.</summary>
            None = 0,
            /// <summary>Their mean.</summary>
            Mean = 1,
            /// <summary>Their sum.</summary>
            Sum = 2,
        }
    }
}
