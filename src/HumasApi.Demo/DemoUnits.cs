namespace HumasApi.Demo;

/// <summary>The office tree of <see cref="DemoUnitTables"/> with everything that follows from kind, class and place.</summary>
internal static class DemoUnits
{
    public const string Directorate = "ditjenpas";
    public const string Region = "kanwil-kemenkumham-jateng";
    public const string Salatiga = "rutan-kelas-ii-b-salatiga";

    public static IReadOnlyList<DemoUnit> All { get; } =
    [.. DemoContent.Units.Upper, .. DemoContent.Units.Technical.Select((unit, at) => Technical(unit, at + 1))];

    /// <summary>The region of a place name; the prisons on the island ("Batu Nusakambangan") share the island's.</summary>
    public static DemoRegion RegionOf(string place) =>
        DemoContent.Regions[place[(place.LastIndexOf(' ') + 1)..] is "Nusakambangan" ? "Nusakambangan" : place];

    private static DemoUnit Technical(DemoTechnicalUnit unit, int number)
    {
        var special = unit.Speciality is null ? "" : $" {unit.Speciality}";
        var ending = $"{special} Kelas {unit.Class} {unit.Place}";
        var region = RegionOf(unit.Place);
        return new DemoUnit(
            unit.Slug,
            $"W13.{unit.Kind.ToUpperInvariant()}.{number:00}",
            DemoContent.Units.KindNames[unit.Kind] + ending,
            unit.Kind + ending,
            "technicalUnit",
            unit.Kind.ToLowerInvariant(),
            unit.Class,
            Region,
            region.Code,
            region.Name,
            $"{region.Town}, Jawa Tengah",
            null,
            $"humas@{unit.Slug}.example",
            $"https://{unit.Slug}.example",
            null,
            "Asia/Jakarta",
            DemoContent.Units.KindDescriptions[unit.Kind]
        );
    }
}
