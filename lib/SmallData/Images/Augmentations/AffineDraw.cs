namespace SmallData.Images.Augmentations;

/// <summary>What was drawn for one picture, and the matrix that follows from it. The matrix is Keras's: rotation · shift · shear · zoom about the centre, from the place
/// of a pixel in the new picture to the place in the old one that it is read from.</summary>
/// <param name="Rotation">Degrees.</param>
/// <param name="RowShift">Fraction of the height.</param>
/// <param name="ColumnShift">Fraction of the width.</param>
/// <param name="Shear">Degrees.</param>
/// <param name="RowZoom">Above 1 shows more of the picture, below 1 less.</param>
/// <param name="ColumnZoom">The same, across.</param>
/// <param name="FlipColumns">Left becomes right.</param>
/// <param name="FlipRows">Top becomes bottom.</param>
public readonly record struct AffineDraw(
    double Rotation, double RowShift, double ColumnShift, double Shear, double RowZoom, double ColumnZoom, bool FlipColumns, bool FlipRows)
{
    /// <summary>Nothing happens.</summary>
    public static AffineDraw Identity { get; } = new(0, 0, 0, 0, 1, 1, false, false);

    /// <summary>The 2×3 matrix for <c>affine_grid</c>: it takes (x, y, 1) of the new picture, both from -1 to 1, to (x, y) of the old one.</summary>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="width">Columns of the picture.</param>
    public float[] GridMatrix(int height, int width)
    {
        (double sin, double cos) = Math.SinCos(double.DegreesToRadians(Rotation));
        (double sinShear, double cosShear) = Math.SinCos(double.DegreesToRadians(Shear));

        // Rotation · shear in (row, column), as Keras writes them: [[c, -s], [s, c]] · [[1, -sin], [0, cos]].
        double rr = cos, rc = -cos * sinShear - sin * cosShear;
        double cr = sin, cc = -sin * sinShear + cos * cosShear;

        // The shift comes after the rotation in the product, so it is turned along.
        double rowOffset = cos * RowShift * height - sin * ColumnShift * width;
        double columnOffset = sin * RowShift * height + cos * ColumnShift * width;

        // Keras transforms first and flips the result; read backwards, the flip is applied to the new picture's coordinates.
        double rowFactor = RowZoom * (FlipRows ? -1 : 1), columnFactor = ColumnZoom * (FlipColumns ? -1 : 1);
        double across = (double)width / height;
        return
        [
            (float)(cc * columnFactor), (float)(cr * rowFactor / across), (float)(2 * columnOffset / width),
            (float)(rc * columnFactor * across), (float)(rr * rowFactor), (float)(2 * rowOffset / height),
        ];
    }
}
