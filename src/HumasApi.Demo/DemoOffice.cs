namespace HumasApi.Demo;

/// <summary>A unit with everything a story about it needs, worked out once.</summary>
internal sealed class DemoOffice
{
    private static readonly DemoReorganisation Reorganisation = DemoContent.Reorganisation;

    private readonly string[] officers;
    private readonly DemoOffice? heir;
    private readonly DemoOffice? legal;

    private DemoOffice(DemoUnit unit, int number, string authorsOf)
    {
        Unit = unit;
        Kind = KindOf(unit);
        Nick = unit.UnitClass is null ? unit.ShortName : unit.ShortName.Replace($" Kelas {unit.UnitClass}", "", StringComparison.Ordinal);
        Town = TownOf(unit);
        Dateline = Town.ToUpperInvariant();
        People = Kind switch
        {
            DemoAudience.Lpka => "anak binaan",
            DemoAudience.Bapas => "klien pemasyarakatan",
            _ => "warga binaan",
        };
        PeopleTitle = DemoTitleCase.Of(People);
        Head = $"{HeadPost(unit)}, {DemoContent.Names.Official(number * 100)}";
        officers =
        [
            .. Enum.GetValues<DemoTheme>()
                .Select(theme => $"{OfficerPost(theme)} {unit.ShortName}, {DemoContent.Names.Official((number * 100) + 1 + (int)theme)}"),
        ];
        PlaceTag = PlaceTagOf(unit);
        TopicTag =
            Kind == DemoAudience.Lpka ? "anak"
            : unit.Name.Contains("Perempuan", StringComparison.Ordinal) ? "perempuan"
            : null;
        Authors =
        [
            .. DemoContent.Authors.Where(author =>
                author.UnitSlug == authorsOf && !DemoContent.Event2022.AuthorSlugs.Contains(author.Slug)
            ),
        ];
        if (Reorganisation.Splits.FirstOrDefault(split => split.UnitSlug == unit.Slug) is { } split)
            (heir, legal) = (Successor(split.HeirSlug), Successor(split.LegalSlug));

        DemoOffice? Successor(string? slug) =>
            Reorganisation.Units.FirstOrDefault(successor => successor.Slug == slug) is { } successor
                ? new DemoOffice(successor, number, authorsOf)
                : null;
    }

    /// <summary>All offices, the busiest first: a newsroom tree has a few that publish daily and many that seldom do.</summary>
    public static IReadOnlyList<DemoOffice> ByActivity { get; } = Ranked();

    public DemoUnit Unit { get; }

    public DemoAudience Kind { get; }

    /// <summary>The short name without the class: "Rutan Salatiga".</summary>
    public string Nick { get; }

    public string Town { get; }

    public string Dateline { get; }

    public string People { get; }

    public string PeopleTitle { get; }

    /// <summary>Post and invented name of the official quoted first.</summary>
    public string Head { get; }

    public string? PlaceTag { get; }

    /// <summary>The topic of everything the office does, where it has one.</summary>
    public string? TopicTag { get; }

    /// <summary>The office's own authors; may be empty.</summary>
    public IReadOnlyList<DemoAuthor> Authors { get; }

    /// <summary>Post and invented name of the official in charge of <paramref name="theme"/>.</summary>
    public string OfficerFor(DemoTheme theme) => officers[(int)theme];

    /// <summary>The office that does a story's work on a day: itself, or what it became.</summary>
    public DemoOffice On(DateTime published, DemoStory story)
    {
        if (heir is null || DateOnly.FromDateTime(published) < Reorganisation.Day)
            return this;
        return legal is not null && story is { Theme: DemoTheme.Law, Audience: DemoAudience.Regional } ? legal : heir;
    }

    private static DemoOffice[] Ranked()
    {
        var busiest = DemoContent.Units.Busiest;
        var offices = DemoUnits.All.Select((unit, at) => new DemoOffice(unit, at, unit.Slug)).ToDictionary(office => office.Unit.Slug);
        // The rest in an order that mixes kinds and towns; 17 is prime to the number of units.
        var rest = DemoUnits
            .All.Select((_, at) => DemoUnits.All[at * 17 % DemoUnits.All.Count].Slug)
            .Where(slug => !busiest.Contains(slug));
        return [.. busiest.Concat(rest).Select(slug => offices[slug])];
    }

    private static DemoAudience KindOf(DemoUnit unit) =>
        (unit.Kind, unit.SubKind) switch
        {
            ("ministry", _) => DemoAudience.Ministry,
            ("directorate", _) => DemoAudience.Directorate,
            ("regionalOffice", _) when Reorganisation.Splits.Any(split => split.LegalSlug == unit.Slug) => DemoAudience.LegalOffice,
            ("regionalOffice", _) => DemoAudience.Regional,
            (_, "lapas") => DemoAudience.Lapas,
            (_, "rutan") => DemoAudience.Rutan,
            (_, "lpka") => DemoAudience.Lpka,
            _ => DemoAudience.Bapas,
        };

    private static string TownOf(DemoUnit unit) => unit.Address!.Split(',')[0];

    private static string? PlaceTagOf(DemoUnit unit)
    {
        if (unit.Kind != "technicalUnit")
            return unit.Kind == "regionalOffice" ? "semarang" : null;
        var place = unit.ShortName[
            (unit.ShortName.IndexOf($" {unit.UnitClass} ", StringComparison.Ordinal) + unit.UnitClass!.Length + 2)..
        ];
        return DemoUnits.RegionOf(place).TagSlug ?? "jawa-tengah";
    }

    // Who heads the upper offices, and the rutan of the 2022 event, is public knowledge: invented words go to a lower post.
    private static string HeadPost(DemoUnit unit) =>
        unit.Kind switch
        {
            "technicalUnit" when unit.Slug == DemoUnits.Salatiga => $"Kepala Subseksi Pelayanan Tahanan {unit.ShortName}",
            "technicalUnit" => $"Kepala {unit.ShortName}",
            _ => $"Kepala Bagian Umum {unit.ShortName}",
        };

    private string OfficerPost(DemoTheme theme) =>
        Kind switch
        {
            DemoAudience.Lapas => DemoContent.Themes[theme].LapasRole,
            DemoAudience.Rutan when theme == DemoTheme.Security => "Kepala Kesatuan Pengamanan",
            DemoAudience.Rutan => "Kepala Subseksi Bantuan Hukum dan Penyuluhan",
            DemoAudience.Lpka => "Kepala Seksi Pembinaan",
            DemoAudience.Bapas => "Kepala Seksi Bimbingan Klien",
            DemoAudience.Regional => "Kepala Subbagian Hubungan Masyarakat",
            _ => "Kepala Subbagian Publikasi",
        };
}
