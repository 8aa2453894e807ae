namespace SmallData.Datasets.Duplicates;

/// <summary>A photo with the fingerprint of how it looks.</summary>
/// <param name="Part">The part of the split it is in: "train", "validation", "test".</param>
/// <param name="Name">Its name, such as "cats/cat.12.jpg".</param>
/// <param name="Hash">Its fingerprint.</param>
public sealed record HashedPhoto(string Part, string Name, PerceptualHash Hash);

/// <summary>Two photos of different parts of a split that look alike.</summary>
/// <param name="First">The one of the part that was named first.</param>
/// <param name="Second">The other.</param>
/// <param name="Distance">In how many of the 64 bits their fingerprints differ.</param>
public sealed record DuplicatePair(HashedPhoto First, HashedPhoto Second, int Distance);
