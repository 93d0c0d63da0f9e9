using System.Text.Json;

namespace HumasApi.Domain;

/// <summary>The names of an enum's values, the same in the contract and in the database: camelCase.</summary>
internal static class EnumNames
{
    public static string ToWire<T>(this T value)
        where T : struct, Enum => PerType<T>.Names[value];

    public static IReadOnlyDictionary<string, T> Of<T>()
        where T : struct, Enum => PerType<T>.Values;

    private static class PerType<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values = Names.ToDictionary(name => name.Value, name => name.Key);
    }
}
