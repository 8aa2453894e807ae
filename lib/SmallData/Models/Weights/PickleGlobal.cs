namespace SmallData.Models.Weights;

/// <summary>A name that a state dict may mention. Nothing of Python stands behind it: calling one makes a plain value, or is refused.</summary>
internal sealed class PickleGlobal
{
    private static readonly Dictionary<string, PickleGlobal> Allowed = new(StringComparer.Ordinal)
    {
        ["collections.OrderedDict"] = new(_ => new PickleDict()),
        ["torch._utils._rebuild_tensor_v2"] = new(TorchTensor.Rebuild),
        ["torch._utils._rebuild_tensor"] = new(TorchTensor.Rebuild),
        ["torch._utils._rebuild_parameter"] = new(arguments => arguments is [TorchTensor tensor, ..] ? tensor : throw new InvalidDataException("its pickle makes a parameter of what is no tensor")),
        ["torch.FloatStorage"] = new(StoredType.Float32),
        ["torch.HalfStorage"] = new(StoredType.Float16),
        ["torch.BFloat16Storage"] = new(StoredType.BFloat16),
        ["torch.DoubleStorage"] = new(StoredType.Float64),
        ["torch.LongStorage"] = new(StoredType.Int64),
        ["torch.IntStorage"] = new(StoredType.Int32),
        ["torch.ByteStorage"] = new(StoredType.UInt8),
    };

    private readonly Func<object?[], object>? call;

    private PickleGlobal(Func<object?[], object> call) => this.call = call;

    private PickleGlobal(StoredType storage) => Storage = storage;

    /// <summary>The type of the numbers, if this is a class of storages.</summary>
    public StoredType? Storage { get; }

    public static PickleGlobal Find(string module, string name) => Allowed.TryGetValue($"{module}.{name}", out PickleGlobal? known)
        ? known
        : throw new InvalidDataException(
            $"its pickle mentions {module}.{name}, which no state dict needs and which could run code. Save model.state_dict() alone, without optimizer or whole modules");

    public object Call(object?[] arguments) => call is null ? throw new InvalidDataException("its pickle calls a class of storages") : call(arguments);
}
