// Settings are environment variables of the whole process, so tests that set them must not run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
