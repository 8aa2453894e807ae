namespace SixLabors.ImageSharp.Processing;

/// <summary>Where a resized picture goes, for each <see cref="ResizeMode"/>.</summary>
internal static class ResizeLayout
{
    /// <summary>Size of the result, and the rectangle in it that the whole old picture becomes.</summary>
    /// <exception cref="InvalidOperationException">The options give no size.</exception>
    public static (Size Size, Rectangle Target) Of(Size old, ResizeOptions options)
    {
        int width = options.Size.Width;
        int height = options.Size.Height;
        if ((width <= 0 && height <= 0) || width < 0 || height < 0)
        {
            throw new InvalidOperationException($"Target width {width} and height {height} must be greater than zero.");
        }

        if (width == 0)
        {
            width = (int)MathF.Max(1, MathF.Round(old.Width * height / (float)old.Height));
        }

        if (height == 0)
        {
            height = (int)MathF.Max(1, MathF.Round(old.Height * width / (float)old.Width));
        }

        Size size = new(width, height);
        return options.Mode switch
        {
            ResizeMode.Crop => Fill(old, size, options.Position),
            ResizeMode.Pad => Fit(old, size, options.Position),
            ResizeMode.BoxPad when old.Width < width && old.Height < height =>
                (size, new(Place(size - old, options.Position), old)),
            ResizeMode.BoxPad => Fit(old, size, options.Position),
            ResizeMode.Max => Whole(Inside(old, size)),
            ResizeMode.Min => Whole(Around(old, size)),
            ResizeMode.Manual => Manual(size, options),
            _ => Whole(size),
        };
    }

    private static (Size Size, Rectangle Target) Whole(Size size)
    {
        size = AtLeastOne(size);
        return (size, new(default, size));
    }

    private static (Size Size, Rectangle Target) Manual(Size size, ResizeOptions options)
    {
        Rectangle target = options.TargetRectangle
            ?? throw new InvalidOperationException(
                "Manual resizing requires a target location and size: set ResizeOptions.TargetRectangle.");
        Size inner = new(target.Width > 0 ? target.Width : size.Width, target.Height > 0 ? target.Height : size.Height);
        return (size, new(target.Location, inner));
    }

    /// <summary>Covers the size; sticks out on one axis.</summary>
    private static (Size Size, Rectangle Target) Fill(Size old, Size size, AnchorPositionMode position)
    {
        float across = size.Width / (float)old.Width;
        float down = size.Height / (float)old.Height;
        if (down < across)
        {
            int y = Along(size.Height - (old.Height * across), IsTop(position), IsBottom(position));
            return (size, new(0, y, size.Width, Math.Max(1, (int)MathF.Ceiling(old.Height * across))));
        }

        int x = Along(size.Width - (old.Width * down), IsLeft(position), IsRight(position));
        return (size, new(x, 0, Math.Max(1, (int)MathF.Ceiling(old.Width * down)), size.Height));
    }

    /// <summary>Fits into the size; leaves room on one axis.</summary>
    private static (Size Size, Rectangle Target) Fit(Size old, Size size, AnchorPositionMode position)
    {
        float across = size.Width / (float)old.Width;
        float down = size.Height / (float)old.Height;
        if (down < across)
        {
            int x = Along(size.Width - (old.Width * down), IsLeft(position), IsRight(position));
            return (size, new(x, 0, Math.Max(1, (int)MathF.Round(old.Width * down)), size.Height));
        }

        int y = Along(size.Height - (old.Height * across), IsTop(position), IsBottom(position));
        return (size, new(0, y, size.Width, Math.Max(1, (int)MathF.Round(old.Height * across))));
    }

    private static Size Inside(Size old, Size size)
    {
        float across = size.Width / (float)old.Width;
        float down = size.Height / (float)old.Height;
        return old.Height / (float)old.Width < size.Height / (float)size.Width
            ? new(size.Width, (int)MathF.Round(old.Height * across))
            : new((int)MathF.Round(old.Width * down), size.Height);
    }

    private static Size Around(Size old, Size size)
    {
        if (size.Width > old.Width || size.Height > old.Height)
        {
            return old;
        }

        int spareWidth = old.Width - size.Width;
        int spareHeight = old.Height - size.Height;
        bool byWidth = spareWidth == spareHeight ? size.Height > size.Width : spareWidth < spareHeight;
        return byWidth
            ? new(size.Width, (int)MathF.Round(size.Width * ((float)old.Height / old.Width)))
            : new((int)MathF.Round(size.Height * ((float)old.Width / old.Height)), size.Height);
    }

    private static Point Place(Size spare, AnchorPositionMode position) => new(
        IsLeft(position) ? 0 : IsRight(position) ? spare.Width : spare.Width / 2,
        IsTop(position) ? 0 : IsBottom(position) ? spare.Height : spare.Height / 2);

    private static int Along(float spare, bool atStart, bool atEnd) =>
        atStart ? 0 : (int)MathF.Round(atEnd ? spare : spare / 2F);

    private static Size AtLeastOne(Size size) => new(Math.Max(1, size.Width), Math.Max(1, size.Height));

    private static bool IsTop(AnchorPositionMode p) =>
        p is AnchorPositionMode.Top or AnchorPositionMode.TopLeft or AnchorPositionMode.TopRight;

    private static bool IsBottom(AnchorPositionMode p) =>
        p is AnchorPositionMode.Bottom or AnchorPositionMode.BottomLeft or AnchorPositionMode.BottomRight;

    private static bool IsLeft(AnchorPositionMode p) =>
        p is AnchorPositionMode.Left or AnchorPositionMode.TopLeft or AnchorPositionMode.BottomLeft;

    private static bool IsRight(AnchorPositionMode p) =>
        p is AnchorPositionMode.Right or AnchorPositionMode.TopRight or AnchorPositionMode.BottomRight;
}
