namespace HumasApi.Demo;

/// <summary>Regencies and cities of Central Java by the place in an office's name, with the official region codes.</summary>
internal static class DemoRegions
{
    private static readonly Dictionary<string, DemoRegion> ByPlace = new()
    {
        ["Ambarawa"] = new("3322", "Kabupaten Semarang", "Ambarawa", null),
        ["Banjarnegara"] = new("3304", "Kabupaten Banjarnegara", "Banjarnegara", null),
        ["Banyumas"] = new("3302", "Kabupaten Banyumas", "Banyumas", "banyumas"),
        ["Batang"] = new("3325", "Kabupaten Batang", "Batang", null),
        ["Blora"] = new("3316", "Kabupaten Blora", "Blora", null),
        ["Boyolali"] = new("3309", "Kabupaten Boyolali", "Boyolali", null),
        ["Brebes"] = new("3329", "Kabupaten Brebes", "Brebes", null),
        ["Cilacap"] = new("3301", "Kabupaten Cilacap", "Cilacap", "cilacap"),
        ["Demak"] = new("3321", "Kabupaten Demak", "Demak", null),
        ["Jepara"] = new("3320", "Kabupaten Jepara", "Jepara", null),
        ["Kebumen"] = new("3305", "Kabupaten Kebumen", "Kebumen", null),
        ["Kendal"] = new("3324", "Kabupaten Kendal", "Kendal", "kendal"),
        ["Klaten"] = new("3310", "Kabupaten Klaten", "Klaten", "klaten"),
        ["Kudus"] = new("3319", "Kabupaten Kudus", "Kudus", "kudus"),
        ["Kutoarjo"] = new("3306", "Kabupaten Purworejo", "Kutoarjo", null),
        ["Magelang"] = new("3371", "Kota Magelang", "Magelang", "magelang"),
        ["Nusakambangan"] = new("3301", "Kabupaten Cilacap", "Cilacap", "nusakambangan"),
        ["Pati"] = new("3318", "Kabupaten Pati", "Pati", "pati"),
        ["Pekalongan"] = new("3375", "Kota Pekalongan", "Pekalongan", "pekalongan"),
        ["Pemalang"] = new("3327", "Kabupaten Pemalang", "Pemalang", null),
        ["Plantungan"] = new("3324", "Kabupaten Kendal", "Kendal", "kendal"),
        ["Purbalingga"] = new("3303", "Kabupaten Purbalingga", "Purbalingga", null),
        ["Purwodadi"] = new("3315", "Kabupaten Grobogan", "Purwodadi", null),
        ["Purwokerto"] = new("3302", "Kabupaten Banyumas", "Purwokerto", "banyumas"),
        ["Purworejo"] = new("3306", "Kabupaten Purworejo", "Purworejo", null),
        ["Rembang"] = new("3317", "Kabupaten Rembang", "Rembang", null),
        ["Salatiga"] = new("3373", "Kota Salatiga", "Salatiga", "salatiga"),
        ["Semarang"] = new("3374", "Kota Semarang", "Semarang", "semarang"),
        ["Slawi"] = new("3328", "Kabupaten Tegal", "Slawi", "tegal"),
        ["Sragen"] = new("3314", "Kabupaten Sragen", "Sragen", null),
        ["Surakarta"] = new("3372", "Kota Surakarta", "Surakarta", "surakarta"),
        ["Tegal"] = new("3376", "Kota Tegal", "Tegal", "tegal"),
        ["Temanggung"] = new("3323", "Kabupaten Temanggung", "Temanggung", null),
        ["Wonogiri"] = new("3312", "Kabupaten Wonogiri", "Wonogiri", null),
        ["Wonosobo"] = new("3307", "Kabupaten Wonosobo", "Wonosobo", null),
    };

    /// <summary>The region of a place name; the prisons on the island ("Batu Nusakambangan") share the island's.</summary>
    public static DemoRegion Of(string place) => ByPlace[place[(place.LastIndexOf(' ') + 1)..] is "Nusakambangan" ? "Nusakambangan" : place];
}

/// <summary>A regency or city, the town its news is dated from, and the place tag where there is one.</summary>
internal sealed record DemoRegion(string Code, string Name, string Town, string? TagSlug);
