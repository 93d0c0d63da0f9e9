using System.Text.Json;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HumasApi.Data;

/// <summary>How values that PostgreSQL has no type for are kept: enums as the words of the contract, small records as jsonb.</summary>
internal static class Columns
{
    /// <summary>How jsonb columns are written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The key of the name, made by the database and compared byte by byte.</summary>
    public static PropertyBuilder<string> AsSortKey(this PropertyBuilder<string> property) =>
        property.HasComputedColumnSql(NameKey.OfColumn, stored: true).UseCollation("C");

    /// <summary>Stored as jsonb.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property
            .HasColumnType("jsonb")
            .HasConversion(
                value => JsonSerializer.Serialize(value, Json),
                text => JsonSerializer.Deserialize<T>(text, Json)!,
                new ValueComparer<T>(
                    (one, other) => JsonSerializer.Serialize(one, Json) == JsonSerializer.Serialize(other, Json),
                    value => value == null ? 0 : value.GetHashCode(),
                    value => value
                )
            );
}

/// <summary>Stores an enum as its camelCase name, the same word the contract uses.</summary>
internal sealed class EnumNameConverter<T>() : ValueConverter<T, string>(value => value.ToWire(), text => EnumNames.Of<T>()[text])
    where T : struct, Enum;
