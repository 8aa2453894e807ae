using static TorchSharp.torch;

namespace SmallData.Models.Weights;

/// <summary>A tensor in a file: what it is, not its numbers.</summary>
/// <param name="Name">Its name, such as <c>features.0.weight</c>.</param>
/// <param name="Type">The type that it is read as; bfloat16 is widened to float32, which loses nothing.</param>
/// <param name="Shape">Its shape.</param>
public sealed record StoredTensor(string Name, ScalarType Type, IReadOnlyList<long> Shape)
{
    /// <summary>The shape in words: 64×3×3×3.</summary>
    public string ShapeText => ShapeOf(Shape);

    internal static string ShapeOf(IReadOnlyList<long> shape) => shape.Count == 0 ? "a single number" : string.Join("×", shape);
}
