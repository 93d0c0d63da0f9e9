using Microsoft.EntityFrameworkCore;

namespace HumasApi.Data;

/// <summary>The words of a name as they are compared and sorted.</summary>
internal static class NameKey
{
    private const string Function = "humas_name_key";

    /// <summary>The column that is made of a name; compared byte by byte.</summary>
    public const string OfColumn = Function + "(name)";

    /// <summary>The key of a text, in a query.</summary>
    public static string? Of(string? name) => throw new NotSupportedException($"The database makes it of {name}.");

    public static void Map(ModelBuilder model) => model.HasDbFunction(() => Of(default)).HasName(Function);
}
