using System.Text;
using System.Text.Json;

namespace HumasApi.Http;

/// <summary>JSON Pointers (RFC 6901).</summary>
internal static class Pointers
{
    public static string Append(string pointer, string member) =>
        $"{pointer}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The member of the whole that a pointer leads into; empty for the whole itself.</summary>
    public static string First(string pointer) =>
        pointer.Length == 0
            ? ""
            : pointer[1..].Split('/')[0].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>From the path of a validator, <c>Input.Authors[0].Slug</c>, to <c>/authors/0/slug</c>.</summary>
    public static string FromPropertyPath(string path)
    {
        var pointer = new StringBuilder();
        foreach (var step in path.Split('.', '[', ']'))
            if (step.Length > 0 && JsonNamingPolicy.CamelCase.ConvertName(step) is var member && member != "input")
                pointer.Append('/').Append(member);
        return pointer.ToString();
    }
}
