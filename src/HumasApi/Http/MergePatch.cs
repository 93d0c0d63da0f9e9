using System.Reflection;
using System.Text.Json.Nodes;
using HumasApi.Domain;

namespace HumasApi.Http;

/// <summary>JSON Merge Patch (RFC 7396) on the JSON of what a client may write.</summary>
internal static class MergePatch
{
    /// <summary>
    /// The stored value with the patch applied. Values marked <see cref="PatchedWholeAttribute"/> (references, images) are
    /// replaced: merging <c>{"slug": …}</c> into a stored reference would leave the old id beside the new slug.
    /// </summary>
    public static JsonObject Apply(JsonObject stored, JsonObject patch, Type type)
    {
        // Emptied at once: removing members from the front moves all the others each time.
        var changes = patch.ToList();
        patch.Clear();
        foreach (var (name, value) in changes)
        {
            if (
                value is JsonObject change
                && stored[name] is JsonObject present
                && StrictJson.MembersOf(type).TryGetValue(name, out var member)
            )
                stored[name] = Replaces(change, present, member.PropertyType)
                    ? change
                    : Apply((JsonObject)present.DeepClone(), change, member.PropertyType);
            else
                stored[name] = value;
        }
        return stored;
    }

    private static bool Replaces(JsonObject change, JsonObject present, Type type) =>
        type.GetCustomAttribute<PatchedWholeAttribute>() is { } whole
        && (
            whole.UnlessSame is not { } identity
            || (change.ContainsKey(identity) && Address(change[identity]) != Address(present[identity]))
        );

    // The same address can be spelt in many ways; it is stored in one.
    private static string? Address(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue(out string? address) ? Addresses.Stored(address) : value?.ToJsonString();
}
