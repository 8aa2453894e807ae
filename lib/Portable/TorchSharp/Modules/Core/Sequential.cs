using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A chain of modules: each gets the output of the one before it.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<string> _names = [];
    private readonly List<nn.IModule<Tensor, Tensor>> _modules = [];

    internal Sequential() : base(nameof(Sequential)) { }

    /// <summary>Chains named modules; for derived classes.</summary>
    /// <param name="modules">Names and modules.</param>
    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules) append(name, module);
    }

    /// <summary>Chains modules, named "0", "1" …; for derived classes.</summary>
    /// <param name="modules">The modules.</param>
    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
    {
        foreach (var module in modules) append(module);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>The module at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _modules[index];

    /// <summary>A part of the chain; it shares the modules.</summary>
    /// <param name="index">First position and the one after the last; null for the ends.</param>
    /// <exception cref="IndexOutOfRangeException">A position is outside the chain.</exception>
    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? _modules.Count);

    /// <summary>A part of the chain; it shares the modules.</summary>
    /// <param name="index">E.g. 0..5 or ^2..</param>
    /// <exception cref="IndexOutOfRangeException">A position is outside the chain.</exception>
    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(_modules.Count), index.End.GetOffset(_modules.Count));

    /// <summary>Adds a module, named by its position.</summary>
    /// <param name="module">The module.</param>
    public Sequential append(nn.IModule<Tensor, Tensor> module) => append($"{_modules.Count}", module);

    /// <summary>Adds a module.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="module">The module.</param>
    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        _names.Add(name);
        _modules.Add(module);
        return this;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor)
    {
        if (_modules.Count == 0) return tensor.alias();
        var current = tensor;
        for (int i = 0; i < _modules.Count;)
        {
            var (next, used) = FusedConvolution.TryForward(_modules, i, current);
            if (next is null) (next, used) = (_modules[i].call(current), 1);
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next)) current.Dispose();
            current = next;
            i += used;
        }
        return current;
    }

    /// <inheritdoc/>
    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
    {
        if (!recurse) yield break;
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (prefix, module) in named_children())
            foreach (var (name, parameter) in module.named_parameters(true))
                if (seen.Add(parameter))
                    yield return ($"{prefix}.{name}", parameter);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true)
    {
        if (!recurse) yield break;
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var (prefix, module) in named_children())
            foreach (var (name, buffer) in module.named_buffers(true, include_persistent))
                if (seen.Add(buffer))
                    yield return ($"{prefix}.{name}", buffer);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string name, nn.Module module)> named_children() =>
        _names.Zip(_modules, (name, module) => (name, (nn.Module)module));

    /// <inheritdoc/>
    public override IEnumerable<(string name, nn.Module module)> named_modules()
    {
        foreach (var child in named_children()) yield return child;
        foreach (var (prefix, child) in named_children())
            foreach (var (name, module) in child.named_modules())
                yield return ($"{prefix}.{name}", module);
    }

    /// <inheritdoc/>
    public override nn.Module apply(Action<nn.Module> fn)
    {
        foreach (var (_, module) in named_children()) module.apply(fn);
        fn(this);
        return this;
    }

    /// <inheritdoc/>
    public override void train(bool on = true) => base.train(on);

    /// <inheritdoc/>
    internal override nn.Module _to(ScalarType dtype, bool non_blocking)
    {
        foreach (var (_, module) in named_children()) module._to(dtype, non_blocking);
        return this;
    }

    /// <inheritdoc/>
    internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking)
    {
        foreach (var (_, module) in named_children()) module._to(device, dtype, non_blocking);
        return this;
    }

    /// <inheritdoc/>
    internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
    {
        foreach (var (_, module) in named_children()) module._to(deviceType, deviceIndex, non_blocking);
        return this;
    }

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || start > _modules.Count) throw new IndexOutOfRangeException($"{start} is not a valid index.");
        if (end < 0 || end > _modules.Count) throw new IndexOutOfRangeException($"{end} is not a valid index.");
        var part = new Sequential();
        for (int i = start; i < end; i++) part.append(_names[i], _modules[i]);
        return part;
    }
}
