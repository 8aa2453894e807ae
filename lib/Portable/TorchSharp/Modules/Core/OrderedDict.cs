using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that enumerates its entries in the order in which they were added.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)> where TKey : notnull
{
    private readonly List<(TKey Key, TValue Value)> _list = [];
    private readonly Dictionary<TKey, TValue> _values = [];

    /// <summary>The number of entries.</summary>
    public int Count => _list.Count;

    /// <summary>Always false.</summary>
    public bool IsReadOnly => false;

    /// <summary>The keys, in order.</summary>
    public ICollection<TKey> Keys => _list.ConvertAll(entry => entry.Key);

    /// <summary>The values, in order.</summary>
    public ICollection<TValue> Values => _list.ConvertAll(entry => entry.Value);

    /// <summary>The value of a key; setting a new key appends it, setting a known one keeps its place.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">The key is read and unknown.</exception>
    public TValue this[TKey key]
    {
        get => _values[key];
        set
        {
            int index = _values.ContainsKey(key) ? IndexOfKey(key) : -1;
            _values[key] = value;
            if (index >= 0) _list[index] = (key, value);
            else _list.Add((key, value));
        }
    }

    /// <summary>The entry at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    public (TKey, TValue) this[int index]
    {
        get => _list[index];
        set
        {
            _list[index] = value;
            _values[value.Item1] = value.Item2;
        }
    }

    /// <summary>Removes all entries.</summary>
    public void clear() => Clear();

    /// <summary>An enumerator over the entries.</summary>
    public IEnumerator<(TKey, TValue)> items() => _list.GetEnumerator();

    /// <summary>The keys.</summary>
    public IEnumerable<TKey> keys() => Keys;

    /// <summary>The values.</summary>
    public IEnumerable<TValue> values() => Values;

    /// <summary>Appends an entry.</summary>
    /// <param name="item">Key and value.</param>
    /// <exception cref="ArgumentException">The key is already there.</exception>
    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    /// <summary>Appends an entry.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The key is already there.</exception>
    public void Add(TKey key, TValue value)
    {
        _values.Add(key, value);
        _list.Add((key, value));
    }

    /// <summary>Appends an entry.</summary>
    /// <param name="item">Key and value.</param>
    /// <exception cref="ArgumentException">The key is already there.</exception>
    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    /// <summary>True if the entry is there.</summary>
    /// <param name="item">Key and value.</param>
    public bool Contains((TKey, TValue) item) => _list.Contains(item);

    /// <summary>True if the key is there.</summary>
    /// <param name="item">Key and value; the value is not compared.</param>
    public bool Contains(KeyValuePair<TKey, TValue> item) => _values.ContainsKey(item.Key);

    /// <summary>True if the key is there.</summary>
    /// <param name="key">The key.</param>
    public bool ContainsKey(TKey key) => _values.ContainsKey(key);

    /// <summary>Copies the entries to an array.</summary>
    /// <param name="array">The destination.</param>
    /// <param name="arrayIndex">Where to start in it.</param>
    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    /// <summary>Copies the entries to an array.</summary>
    /// <param name="array">The destination.</param>
    /// <param name="arrayIndex">Where to start in it.</param>
    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in _list) array[arrayIndex++] = new(key, value);
    }

    /// <summary>The position of an entry, or -1.</summary>
    /// <param name="item">Key and value.</param>
    public int IndexOf((TKey, TValue) item) => _list.IndexOf(item);

    /// <summary>Inserts an entry at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    /// <param name="item">Key and value.</param>
    public void Insert(int index, (TKey, TValue) item)
    {
        _values.Add(item.Item1, item.Item2);
        _list.Insert(index, item);
    }

    /// <summary>Removes an entry.</summary>
    /// <param name="item">Key and value.</param>
    public bool Remove((TKey, TValue) item) => _list.Remove(item) && _values.Remove(item.Item1);

    /// <summary>Removes a key.</summary>
    /// <param name="item">Key and value; the value is not compared.</param>
    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove(item.Key);

    /// <summary>Removes a key.</summary>
    /// <param name="key">The key.</param>
    public bool Remove(TKey key)
    {
        if (!_values.Remove(key)) return false;
        _list.RemoveAt(IndexOfKey(key));
        return true;
    }

    /// <summary>Removes the entry at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    public void RemoveAt(int index)
    {
        _values.Remove(_list[index].Key);
        _list.RemoveAt(index);
    }

    /// <summary>Looks a key up.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value, if there is one.</param>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        _values.Clear();
        _list.Clear();
    }

    /// <summary>An enumerator over the entries.</summary>
    public IEnumerator<(TKey, TValue)> GetEnumerator() => _list.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        _list.Select(entry => new KeyValuePair<TKey, TValue>(entry.Key, entry.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOfKey(TKey key) => _list.FindIndex(entry => EqualityComparer<TKey>.Default.Equals(entry.Key, key));
}
