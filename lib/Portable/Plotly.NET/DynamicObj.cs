namespace DynamicObj;

/// <summary>An object whose properties are named at run time, in the order in which they were first set.</summary>
public class DynamicObj
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, object?> _values = [];

    internal IEnumerable<KeyValuePair<string, object?>> Properties => _names.Select(n => KeyValuePair.Create(n, _values[n]));

    internal void SetValue(string name, object? value)
    {
        if (_values.TryAdd(name, value)) _names.Add(name);
        else _values[name] = value;
    }

    internal bool Remove(string name) => _values.Remove(name) && _names.Remove(name);

    /// <summary>The property of that name if it is there and of that type.</summary>
    internal T? Get<T>(string name) where T : class => _values.GetValueOrDefault(name) as T;

    /// <summary>Takes over the properties of another object; objects that both have are combined, all else is replaced.</summary>
    internal void CombineWith(DynamicObj other)
    {
        foreach (var (name, value) in other.Properties)
        {
            if (value is DynamicObj theirs && Get<DynamicObj>(name) is { } ours) ours.CombineWith(theirs);
            else SetValue(name, value);
        }
    }

    /// <summary>Combines an object with the property of that name, or makes it the property.</summary>
    internal void Merge(string name, DynamicObj value)
    {
        if (Get<DynamicObj>(name) is { } ours) ours.CombineWith(value);
        else SetValue(name, value);
    }

    /// <summary>Copies the properties, not the objects they hold.</summary>
    internal void CopyTo(DynamicObj target)
    {
        foreach (var (name, value) in Properties) target.SetValue(name, value);
    }
}
