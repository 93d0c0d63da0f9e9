namespace HumasApi.Demo;

/// <summary>
/// What became of the ministry on 5 November 2024 (Perpres 139, 155, 156 and 157 of 2024): it was split into three, and its
/// regional office among their offices. The technical units went to the directorate's side. A simplified telling: only
/// what the demo's tree needs.
/// </summary>
internal static class DemoReorganisation
{
    public const string LegalBasis = "Perpres 139/2024";
    public const string HeirOfMinistry = "kemenimipas";
    public const string HeirOfRegion = "kanwil-ditjenpas-jateng";
    private const string TimeZone = "Asia/Jakarta";

    public static readonly DateOnly Day = new(2024, 11, 5);

    public static IReadOnlyList<string> SuccessorsOfMinistry { get; } = [HeirOfMinistry, "kemenkum", "kemenham"];
    public static IReadOnlyList<string> SuccessorsOfRegion { get; } = [HeirOfRegion, "kanwil-kemenkum-jateng", "kanwil-imigrasi-jateng"];

    /// <summary>The units that opened on the day, parents before children.</summary>
    public static IReadOnlyList<DemoUnit> Units { get; } =
    [
        Ministry(HeirOfMinistry, "IMIPAS", "Kementerian Imigrasi dan Pemasyarakatan", "Kemenimipas"),
        Ministry("kemenkum", "KUM", "Kementerian Hukum", "Kemenkum"),
        Ministry("kemenham", "HAM", "Kementerian Hak Asasi Manusia", "KemenHAM"),
        Office(HeirOfRegion, "PAS.13", "Kantor Wilayah Direktorat Jenderal Pemasyarakatan Jawa Tengah", "Kanwil Ditjenpas Jateng", HeirOfMinistry),
        Office("kanwil-imigrasi-jateng", "IMI.13", "Kantor Wilayah Direktorat Jenderal Imigrasi Jawa Tengah", "Kanwil Imigrasi Jateng", HeirOfMinistry),
        Office("kanwil-kemenkum-jateng", "KUM.13", "Kantor Wilayah Kementerian Hukum Jawa Tengah", "Kanwil Kemenkum Jateng", "kemenkum"),
    ];

    /// <summary>The unit that speaks on a day where the demo's texts name one of before.</summary>
    public static string SpeakerOn(string slug, DateTimeOffset publishedAt) => DateOnly.FromDateTime(publishedAt.ToOffset(TimeSpan.FromHours(7)).DateTime) < Day ? slug : slug switch
    {
        DemoUnits.Ministry => HeirOfMinistry,
        DemoUnits.Region => HeirOfRegion,
        _ => slug,
    };

    private static DemoUnit Ministry(string slug, string code, string name, string shortName) => new(
        slug, code, name, shortName, "ministry", null, null, null, null, null, "Jakarta", null, $"humas@{slug}.example", $"https://{slug}.example", "https://humas.example/berita/{slug}", TimeZone);

    private static DemoUnit Office(string slug, string code, string name, string shortName, string parent) => new(
        slug, code, name, shortName, "regionalOffice", null, null, parent, "33", "Jawa Tengah", "Semarang, Jawa Tengah", null, $"humas@{slug}.example", $"https://{slug}.example", null, TimeZone);
}
