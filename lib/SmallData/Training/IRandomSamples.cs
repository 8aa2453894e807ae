namespace SmallData.Training;

/// <summary>Samples that draw anew each time they are taken; a checkpoint keeps where they were.</summary>
internal interface IRandomSamples : ISamples
{
    /// <summary>The state of their generator.</summary>
    Tensor RandomState { get; set; }
}
