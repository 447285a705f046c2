using System.Collections;
using System.Runtime.CompilerServices;

namespace CaseReform.Ops.Domain.Questions;

/// <summary>A list that equals another one of the same members in the same order, so that what holds it can be compared.</summary>
/// <typeparam name="T">Of what.</typeparam>
[CollectionBuilder(typeof(Several), nameof(Several.Of))]
public sealed class Several<T> : IReadOnlyList<T>, IEquatable<Several<T>>
{
    private readonly T[] _items;

    internal Several(T[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Several<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Several<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', _items);
}

/// <summary>Makes such lists.</summary>
public static class Several
{
    /// <summary>One of these members.</summary>
    public static Several<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
