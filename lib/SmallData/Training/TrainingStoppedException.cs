namespace SmallData.Training;

/// <summary>Training cannot go on: the loss is no longer a number.</summary>
/// <param name="message">The epoch, the batch and the likely cause.</param>
public sealed class TrainingStoppedException(string message) : Exception(message);
