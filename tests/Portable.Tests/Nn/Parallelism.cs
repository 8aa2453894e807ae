// The default random generator is one for the process, as in PyTorch: tests that draw from it must not run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
