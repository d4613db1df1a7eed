package io.wardwatch.model.fit;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.provenance.EnsembleModelProvenance;
import org.tribuo.provenance.ModelProvenance;

/**
 * Takes out of a model's provenance when and on which machine it was trained: else equal cases and seed would give files of
 * different bytes. What it was trained on and how stays. Tribuo lets only subclasses copy a model with another provenance, so this
 * calls that method by reflection.
 */
public final class Undated {
    private Undated() {}

    /** {@code model} with a provenance that depends on cases, options and seed alone. */
    public static <T extends Output<T>> Model<T> of(Model<T> model) {
        if (model instanceof EnsembleModel<T> ensemble) {
            return ensemble(ensemble);
        }
        ModelProvenance had = model.getProvenance();
        ModelProvenance kept = new ModelProvenance(
                had.getClassName(),
                TribuoExamples.NO_TIME,
                had.getDatasetProvenance(),
                had.getTrainerProvenance(),
                instance(had),
                false);
        return copy(Model.class, model, new Class<?>[] {String.class, ModelProvenance.class}, model.getName(), kept);
    }

    private static <T extends Output<T>> Model<T> ensemble(EnsembleModel<T> model) {
        List<Model<T>> members = new ArrayList<>();
        for (Model<T> member : model.getModels()) {
            members.add(of(member));
        }
        EnsembleModelProvenance had = model.getProvenance();
        EnsembleModelProvenance kept = new EnsembleModelProvenance(
                had.getClassName(),
                TribuoExamples.NO_TIME,
                had.getDatasetProvenance(),
                had.getTrainerProvenance(),
                instance(had),
                false,
                ListProvenance.createListProvenance(members));
        Class<?>[] takes = {String.class, EnsembleModelProvenance.class, List.class};
        return copy(EnsembleModel.class, model, takes, model.getName(), kept, members);
    }

    private static Map<String, Provenance> instance(ModelProvenance had) {
        Map<String, Provenance> values = new HashMap<>();
        had.getInstanceProvenance().forEach(pair -> values.put(pair.getA(), pair.getB()));
        return values;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Output<T>> Model<T> copy(
            Class<?> declaring, Model<T> model, Class<?>[] takes, Object... arguments) {
        try {
            Method copy = declaring.getDeclaredMethod("copy", takes);
            copy.setAccessible(true);
            return (Model<T>) copy.invoke(model, arguments);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this version of Tribuo copies models in another way", e);
        }
    }
}
