using HumasApi.Domain;
using HumasApi.Html;

namespace HumasApi.Management.Imports;

/// <summary>What the columns of a table are, by their names and by the option <c>mapping</c>.</summary>
internal sealed class TableColumns
{
    /// <summary>In <c>mapping</c>: the column is left out, and nothing is said of it.</summary>
    public const string Ignored = "-";

    /// <summary>Members that columns may be, each with the names that such columns usually have.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["externalId"] = "externalid id idberita idartikel postid",
        ["title"] = "title judul judulberita judulartikel headline posttitle",
        ["subtitle"] = "subtitle subjudul subheadline",
        ["summary"] = "summary ringkasan excerpt abstrak kutipan deskripsi description postexcerpt",
        ["body"] = "body isi isiberita isiartikel konten content teks text naskah postcontent",
        ["bodyFormat"] = "bodyformat formatisi",
        ["baseUrl"] = "baseurl",
        ["publishedAt"] =
            "publishedat tanggal tgl date tanggalterbit tanggalpublikasi tanggaltayang tanggalberita waktu published datepublished pubdate "
            + "postdate",
        ["updatedAt"] = "updatedat",
        ["eventDate"] = "eventdate tanggalkegiatan tanggalacara tanggalperistiwa",
        ["authors"] = "authors author penulis pengarang reporter wartawan creator",
        ["tags"] = "tags tag kategori category categories label labels rubrik topik",
        ["slug"] = "slug postname",
        ["legacyUrls"] = "legacyurls legacyurl url link tautan permalink alamat alamatlama",
        ["coverImage.url"] = "coverimageurl coverimage gambar gambarutama image imageurl foto fotoutama thumbnail featuredimage picture",
        ["coverImage.alt"] = "coverimagealt alt teksalternatif",
        ["coverImage.caption"] = "coverimagecaption caption keterangangambar keteranganfoto",
        ["coverImage.credit"] = "coverimagecredit fotografer kreditfoto",
        ["unit"] = "unit satuankerja satker unitkerja upt instansi kantor",
        ["mentionedUnits"] = "mentionedunits",
        ["related"] = "related relatedarticles beritaterkait artikelterkait",
        ["attribution.name"] = "attributionname attribution sumber source",
        ["attribution.url"] = "attributionurl sumberurl urlsumber tautansumber sourceurl",
        ["publish"] = "publish status terbit publikasi poststatus",
        ["kind"] = "kind",
        ["language"] = "language bahasa lang",
        ["timeZone"] = "timezone zonawaktu",
        ["dateline"] = "dateline",
        ["byline"] = "byline",
        ["signOff"] = "signoff inisial",
        ["canonicalUrl"] = "canonicalurl",
        ["seo.title"] = "seotitle",
        ["seo.description"] = "seodescription",
    };

    private static readonly Dictionary<string, string> ByName = Names
        .SelectMany(pair => pair.Value.Split(' ').Select(name => (name, pair.Key)))
        .ToDictionary(one => one.name, one => one.Key);

    // Several columns may be the same of these.
    private static readonly string[] Lists = ["authors", "tags", "legacyUrls", "mentionedUnits", "related"];

    private readonly string?[] members;

    /// <param name="header">The names of the columns.</param>
    /// <param name="mapping">The option.</param>
    /// <exception cref="InvalidDataException">A column that the option names is missing, two columns are the same member, or none is the
    /// title.</exception>
    public TableColumns(IReadOnlyList<string> header, string? mapping)
    {
        Header = header;
        members = new string?[header.Count];
        var named = new bool[header.Count];
        var keys = header.Select(KeyOf).ToArray();
        foreach (var (_, column, member) in Pairs.Of(mapping, ':'))
        {
            var found = Enumerable.Range(0, keys.Length).Where(at => keys[at] == KeyOf(column)).ToList();
            if (found.Count == 0)
                throw new InvalidDataException(
                    $"There is no column “{Text.Shorten(column, 80)}”, which mapping names. The columns: {Shown(header)}."
                );
            foreach (var at in found)
                (members[at], named[at]) = (member, true);
        }
        var taken = members.ToHashSet();
        for (var at = 0; at < keys.Length; at++)
            if (!named[at] && ByName.GetValueOrDefault(keys[at]) is { } member && (IsList(member) || !taken.Contains(member)))
                members[at] = member;
        CheckOnce();
        if (!members.Contains("title"))
            throw new InvalidDataException(
                $"No column is the title. Say what the columns are: mapping=Column:title,…. The columns: {Shown(header)}."
            );
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>What may stand behind the colon of <c>mapping</c>.</summary>
    public static IReadOnlyCollection<string> Members => Names.Keys;

    /// <summary>The first pair of <c>mapping</c> that names no column or no member; null: all do.</summary>
    public static string? MalformedIn(string? mapping) =>
        Pairs
            .Of(mapping, ':')
            .Where(pair => pair.Left.Length == 0 || (pair.Right != Ignored && !Names.ContainsKey(pair.Right ?? "")))
            .Select(pair => pair.Whole)
            .FirstOrDefault();

    /// <summary>The member that a column is; null when its values are not kept.</summary>
    public string? MemberOf(int column) => members[column] is { } member and not Ignored ? member : null;

    /// <summary>Whether <c>mapping</c> leaves a column out.</summary>
    public bool IsLeftOut(int column) => members[column] == Ignored;

    /// <summary>A warning for each named column that is not kept.</summary>
    public IEnumerable<BodyWarning> NotKept() =>
        Header
            .Where((name, at) => members[at] is null && name.Length > 0)
            .Select(name => ItemParts.Lost("column-not-kept", $"The column “{Text.Shorten(name, 80)}” is not kept; see mapping."));

    /// <summary>Whether a column has neither a name nor a member.</summary>
    public bool IsUnnamed(int column) => members[column] is null && Header[column].Length == 0;

    private void CheckOnce()
    {
        foreach (var member in members.OfType<string>().Where(one => one != Ignored && !IsList(one)).Distinct())
            if (Header.Where((_, at) => members[at] == member).ToList() is { Count: > 1 } columns)
                throw new InvalidDataException(
                    $"The columns {Shown(columns)} are all {member}. Keep one: mapping={Text.Shorten(columns[^1], 80)}:{Ignored}."
                );
    }

    private static string Shown(IReadOnlyList<string> header) => Text.Shorten(string.Join(", ", header), 500);

    private static bool IsList(string member) => Lists.Contains(member);

    private static string KeyOf(string name) => Slug.From(name, "").Replace("-", "", StringComparison.Ordinal);
}
