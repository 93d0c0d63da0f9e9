namespace HumasApi.Demo.Stories;

/// <summary>Background on the kind of office that publishes.</summary>
internal static class DemoOfficeTexts
{
    private static readonly Dictionary<DemoAudience, DemoTemplate[]> Texts = new()
    {
        [DemoAudience.Lapas] =
        [
            "{fullunit} merupakan unit pelaksana teknis yang membina orang-orang yang telah memperoleh putusan berkekuatan hukum tetap. Pembinaan dimulai dengan masa pengenalan, dilanjutkan asesmen, kemudian penempatan pada program yang sesuai. Hasilnya dibahas secara berkala bersama wali pemasyarakatan agar setiap {wb} mendapat perlakuan yang tepat.",
            "Sebagai lembaga yang berada di wilayah {town}, {nick} berusaha menyeimbangkan pengamanan dan pembinaan. Petugas jaga bekerja dalam beberapa regu selama dua puluh empat jam, sementara petugas pembinaan menyusun kegiatan dari pagi hingga sore. Keduanya bertemu dalam rapat mingguan untuk menyesuaikan jadwal.",
            "Kegiatan harian di {nick} tersusun dalam jadwal yang ditempel di setiap blok. Setelah apel pagi, {wb} menuju tempat kegiatan masing-masing, lalu kembali ke kamar menjelang petang. Pola yang teratur itu dimaksudkan untuk membentuk kebiasaan baik yang dapat diteruskan di tengah keluarga.",
        ],
        [DemoAudience.Rutan] =
        [
            "{fullunit} menampung tahanan yang sedang menjalani proses peradilan sekaligus sebagian narapidana. Karena masa tinggal mereka beragam, program disusun singkat, bertahap, dan dapat diikuti sewaktu-waktu. Petugas menjelaskan hak serta kewajiban penghuni sejak hari pertama agar tidak timbul kesalahpahaman.",
            "Sebagai rumah tahanan di {town}, {nick} melayani keperluan penyidik, penuntut umum, penasihat hukum, dan keluarga. Koordinasi dilakukan setiap hari supaya jadwal sidang tidak berbenturan dengan kegiatan pembinaan. Seluruh perpindahan tahanan dicatat pada buku register dan sistem elektronik.",
            "Selain menjaga keamanan, {nick} menyediakan kegiatan keagamaan, keterampilan, serta layanan kesehatan. Keterbatasan ruang disiasati dengan pembagian waktu antarblok sehingga setiap penghuni memperoleh giliran. Masukan dari keluarga pengunjung ikut dipakai untuk memperbaiki layanan.",
        ],
        [DemoAudience.Lpka] =
        [
            "{fullunit} membina anak yang menjalani putusan pengadilan dengan pendekatan pendidikan. Suasana dibuat menyerupai asrama: ada jam sekolah, jam bermain, dan jam belajar malam. Setiap {wb} memiliki pengasuh yang mencatat perkembangan sikap serta menjaga hubungan dengan orang tua.",
            "Di {nick}, kepentingan terbaik bagi anak menjadi pertimbangan utama. Identitas mereka dilindungi, pemotretan wajah dihindari, dan setiap kegiatan memperhitungkan usia. Keluarga didorong berkunjung secara teratur karena dukungan rumah mempercepat pemulihan.",
        ],
        [DemoAudience.Bapas] =
        [
            "{fullunit} bertugas melakukan penelitian kemasyarakatan, pendampingan, pembimbingan, dan pengawasan terhadap klien. Wilayah kerjanya mencakup beberapa kabupaten dan kota sehingga pembimbing kerap melakukan kunjungan ke rumah. Laporan mereka menjadi bahan pertimbangan dalam berbagai keputusan.",
            "Pembimbing kemasyarakatan di {nick} mendampingi klien sejak masih menjalani pidana sampai masa bimbingan berakhir. Mereka memetakan keluarga, pekerjaan, dan lingkungan pergaulan untuk menekan risiko pengulangan. Kelompok masyarakat dilibatkan agar dukungan tidak terputus setelah bimbingan selesai.",
            "Dalam keseharian, {nick} menerima wajib lapor, memberi konseling, serta menghubungkan klien dengan pelatihan kerja. Layanan dibuka pada jam kantor, sedangkan kunjungan lapangan diatur menurut kebutuhan. Setiap perkembangan dicatat dalam buku bimbingan yang dipegang klien dan pembimbing.",
        ],
        [DemoAudience.Regional] =
        [
            "{fullunit} mengoordinasikan unit-unit pelaksana teknis di seluruh provinsi, mulai dari lembaga pemasyarakatan hingga balai pemasyarakatan. Selain itu, kantor wilayah menjalankan layanan hukum bagi masyarakat serta membantu daerah menyusun peraturan. Laporan dari setiap unit dihimpun dan dievaluasi setiap bulan.",
            "Sebagai perpanjangan tangan kementerian di daerah, {nick} memastikan kebijakan pusat dipahami sampai ke unit terkecil. Tim pembina turun secara bergilir untuk melihat keadaan lapangan dan mendengar kendala. Praktik baik dari satu unit kemudian disebarluaskan kepada unit lain.",
            "Kantor yang berkedudukan di {town} itu membuka layanan tatap muka dan konsultasi daring pada hari kerja. Masyarakat dapat menanyakan urusan badan hukum, kekayaan intelektual, bantuan hukum, maupun pengaduan. Semua permohonan memiliki nomor yang dapat dipantau pemohon.",
        ],
        [DemoAudience.Directorate] =
        [
            "{fullunit} menyusun kebijakan teknis mengenai pelayanan tahanan, pembinaan, pembimbingan, dan pengamanan. Kebijakan itu dijalankan ratusan unit di berbagai daerah dengan keadaan yang berbeda-beda. Oleh karena itu, masukan dari lapangan menjadi bahan utama setiap kali pedoman diperbarui.",
            "Di tingkat pusat, {nick} memadukan data dari seluruh unit untuk memantau hunian, program, dan layanan. Informasi tersebut dipublikasikan secara berkala agar masyarakat dapat ikut menilai. Bagian kehumasan menyiapkan penjelasan dalam bahasa yang mudah dipahami.",
        ],
        [DemoAudience.Ministry] =
        [
            "{fullunit} menyelenggarakan urusan pemerintahan di bidang hukum dan hak asasi manusia. Pelaksanaannya melibatkan unit utama, kantor wilayah, serta unit pelaksana teknis di seluruh Indonesia. Hubungan masyarakat berperan menyampaikan perkembangan kebijakan secara utuh dan tepat waktu.",
            "Kementerian mendorong setiap satuan kerja memberi pelayanan yang sederhana, pasti, dan terbuka. Penilaian dilakukan melalui survei, pemantauan lapangan, dan laporan masyarakat. Satuan kerja yang tertinggal mendapat pendampingan sampai standar terpenuhi.",
        ],
    };

    /// <summary>Texts about an office of the given kind, without paragraph tags.</summary>
    public static IReadOnlyList<DemoTemplate> About(DemoAudience kind) => Texts[kind];
}
