using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>
/// The members that a class of the SDK has no name for, as System.Text.Json sees them. They lie in the class's own bag, as raw JSON: numbers and texts come
/// out as they went in.
/// </summary>
internal sealed class UnnamedMembers(JObject members) : IDictionary<string, JsonElement>
{
    /// <inheritdoc/>
    public ICollection<string> Keys => [.. members.Properties().Select(m => m.Name)];

    /// <inheritdoc/>
    public ICollection<JsonElement> Values => [.. members.Properties().Select(m => Element(m.Value))];

    /// <inheritdoc/>
    public int Count => members.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public JsonElement this[string key]
    {
        get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);
        set => members[key] = new JRaw(value.GetRawText());
    }

    /// <inheritdoc/>
    public void Add(string key, JsonElement value) => members.Add(key, new JRaw(value.GetRawText()));

    /// <inheritdoc/>
    public void Add(KeyValuePair<string, JsonElement> item) => Add(item.Key, item.Value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => members.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        value = members.TryGetValue(key, StringComparison.Ordinal, out var token) ? Element(token) : default;
        return token is not null;
    }

    /// <inheritdoc/>
    public bool Remove(string key) => members.Remove(key);

    /// <inheritdoc/>
    public bool Remove(KeyValuePair<string, JsonElement> item) => Remove(item.Key);

    /// <inheritdoc/>
    public bool Contains(KeyValuePair<string, JsonElement> item) => ContainsKey(item.Key);

    /// <inheritdoc/>
    public void Clear() => members.RemoveAll();

    /// <inheritdoc/>
    public void CopyTo(KeyValuePair<string, JsonElement>[] array, int arrayIndex) => this.ToArray().CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        (members.Count == 0 ? [] : members.Properties().Select(m => KeyValuePair.Create(m.Name, Element(m.Value)))).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static JsonElement Element(JToken token) => JsonElement.Parse(token is JRaw { Value: string raw } ? raw : token.ToString(Formatting.None));
}
