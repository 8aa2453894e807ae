namespace SmallData.Datasets.Idx;

/// <summary>An array of bytes as an idx file holds it.</summary>
/// <param name="Shape">The length of each dimension, the slowest first: 60,000 × 28 × 28 for MNIST's pictures.</param>
/// <param name="Values">The values in that order, the last dimension fastest.</param>
public sealed record IdxArray(IReadOnlyList<int> Shape, byte[] Values);
