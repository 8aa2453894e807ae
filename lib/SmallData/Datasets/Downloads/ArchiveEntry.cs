namespace SmallData.Datasets.Downloads;

/// <summary>One file of an archive, to be read before the next one is asked for.</summary>
/// <param name="Name">Its name as the archive has it.</param>
/// <param name="Length">Its unpacked length as the archive states it.</param>
/// <param name="Crc32">Its CRC-32 as the archive states it; null where the format has none.</param>
/// <param name="Open">Opens its unpacked content.</param>
internal sealed record ArchiveEntry(string Name, long Length, uint? Crc32, Func<Stream> Open);
