namespace HumasApi.Http;

/// <summary>
/// An enum whose values may grow within /v1: documented as a string with the values known now (x-extensible-enum), so that a
/// generated client does not break when one is added.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExtensibleEnumAttribute(params string[] words) : Attribute
{
    public ExtensibleEnumAttribute(Type vocabulary)
        : this([.. Enum.GetNames(vocabulary).Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)]) { }

    public IReadOnlyList<string> Words { get; } = words;
}
