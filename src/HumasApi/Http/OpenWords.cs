namespace HumasApi.Http;

/// <summary>
/// A word of a vocabulary that may grow within /v1: documented as an open string with the words known now
/// (x-extensible-enum), so that a generated client does not break when one is added.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OpenWordsAttribute(params string[] words) : Attribute
{
    public OpenWordsAttribute(Type vocabulary) : this([.. Enum.GetNames(vocabulary).Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)]) { }

    public IReadOnlyList<string> Words { get; } = words;
}
