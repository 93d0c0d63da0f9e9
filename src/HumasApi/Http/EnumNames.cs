using System.Text.Json;

namespace HumasApi.Http;

/// <summary>The names of an enum's values in the contract.</summary>
internal static class EnumNames
{
    public static string ToWire<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static IReadOnlyDictionary<string, T> Of<T>()
        where T : struct, Enum => PerType<T>.Words;

    private static class PerType<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Words = Enum.GetValues<T>().ToDictionary(value => value.ToWire());
    }
}
