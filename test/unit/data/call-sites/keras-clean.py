#% clean — softmax output, string loss
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
model = Sequential()
model.add(Dense(64, activation='relu', input_dim=20))
model.add(Dense(10, activation='softmax'))
model.compile(loss='categorical_crossentropy', optimizer='rmsprop', metrics=['accuracy'])
#% clean — linear output, from_logits=True
import tensorflow as tf
model = tf.keras.models.Sequential([
  tf.keras.layers.Flatten(input_shape=(28, 28)),
  tf.keras.layers.Dense(128, activation='relu'),
  tf.keras.layers.Dropout(0.2),
  tf.keras.layers.Dense(10)
])
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(optimizer='adam', loss=loss_fn, metrics=['accuracy'])
#% clean — softmax output, from_logits=False
import keras
model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False))
#% clean — probability model wrapped afterwards
import tensorflow as tf
model.compile(loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
probability_model(x_test[:5])
#% clean — sigmoid output, binary loss
from tensorflow import keras
from tensorflow.keras import layers
model = keras.Sequential([layers.Dense(16, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="rmsprop", loss="binary_crossentropy", metrics=["accuracy"])
#% clean — Activation layer at the end
from keras.models import Sequential
from keras.layers import Dense, Activation
model = Sequential()
model.add(Dense(10))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer='sgd')
#% clean — Softmax layer at the end, loss of probabilities
import keras
model = keras.Sequential([keras.layers.Dense(3), keras.layers.Softmax()])
model.compile(loss=keras.losses.CategoricalCrossentropy())
#% clean — activation given as a function
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(10, activation=tf.nn.softmax)])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
#% clean — activation as the second positional argument
from keras.models import Sequential
from keras.layers import Dense
model = Sequential([Dense(32, 'relu'), Dense(3, 'softmax')])
model.compile(loss='sparse_categorical_crossentropy', optimizer='adam')
#% clean — activation held in a variable
import keras
act = cfg.activation
model = keras.Sequential([keras.layers.Dense(32), keras.layers.Dense(3, activation=act)])
model.compile(loss='categorical_crossentropy', optimizer='adam')
#% clean — regression beside
import keras
model = keras.Sequential([keras.layers.Dense(64, activation='relu'), keras.layers.Dense(1)])
model.compile(loss='mse', optimizer='adam')
#% clean — functional model, softmax output
from tensorflow import keras
inputs = keras.Input(shape=(32,))
x = keras.layers.Dense(64, activation="relu")(inputs)
outputs = keras.layers.Dense(5, activation="softmax")(x)
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer="adam")
#% clean — functional model with softmax attention, linear output
from tensorflow import keras
from tensorflow.keras import layers
inp = keras.Input((10, 8))
att = layers.Dense(1, activation='softmax')(inp)
h = layers.Multiply()([inp, att])
h = layers.Flatten()(h)
out = layers.Dense(4)(h)
model = keras.Model(inp, out)
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), optimizer='adam')
#% clean — two models, each its own loss
import keras
a = keras.Sequential([keras.layers.Dense(10, activation='softmax')])
b = keras.Sequential([keras.layers.Dense(10)])
a.compile(loss='sparse_categorical_crossentropy')
b.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean — two heads, two losses
import keras
from keras import layers
x = keras.Input((16,))
cls = layers.Dense(3, activation='softmax', name='cls')(x)
box = layers.Dense(4, name='box')(x)
m = keras.Model(x, [cls, box])
m.compile(loss={'cls': 'sparse_categorical_crossentropy', 'box': 'mse'})
#% clean — transfer learning, base without top
import tensorflow as tf
base = tf.keras.applications.MobileNetV2(include_top=False)
model = tf.keras.Sequential([base, tf.keras.layers.GlobalAveragePooling2D(), tf.keras.layers.Dense(1)])
model.compile(loss=tf.keras.losses.BinaryCrossentropy(from_logits=True))
#% clean — tf.nn, labels and logits by name
import tensorflow as tf
logits = tf.matmul(x, W) + b
cross_entropy = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_, logits=logits))
prediction = tf.nn.softmax(logits)
#% clean — keywords the other way round
import tensorflow as tf
loss = tf.nn.softmax_cross_entropy_with_logits(logits=logits, labels=labels)
#% clean — TF1 version
import tensorflow.compat.v1 as tf
cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(logits=pred, labels=Y))
#% clean — sparse tf.nn of literals
import tensorflow as tf
tf.nn.sparse_softmax_cross_entropy_with_logits(labels=[0, 2], logits=[[2.0, -5.0, 0.5], [0.1, 0.2, 1.9]])
#% clean — softmax as labels
import tensorflow as tf
soft = tf.nn.softmax(teacher_logits / T)
loss = tf.nn.softmax_cross_entropy_with_logits(labels=soft, logits=student_logits / T)
#% clean — by hand
import tensorflow as tf
y_conv = tf.nn.softmax(h_fc1 @ W_fc2 + b_fc2)
cross_entropy = -tf.reduce_sum(y_ * tf.math.log(y_conv))
#% clean — keras function of softmax
import tensorflow as tf
loss = tf.keras.losses.categorical_crossentropy(y_true, tf.nn.softmax(logits))
#% clean — keras docs, categorical
import keras
y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]
cce = keras.losses.CategoricalCrossentropy()
cce(y_true, y_pred)
#% clean — keras docs, sparse
import numpy as np
import keras
y_true = np.array([1, 2])
y_pred = np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]])
scce = keras.losses.SparseCategoricalCrossentropy()
scce(y_true, y_pred)
#% clean — keras docs, binary with from_logits
import numpy as np
import keras
y_true = np.array([0, 1, 0, 0])
y_pred = np.array([-18.6, 0.51, 2.94, -12.8])
bce = keras.losses.BinaryCrossentropy(from_logits=True)
bce(y_true, y_pred)
#% clean — multi-label binary rows
import keras
keras.losses.binary_crossentropy([[0, 1], [1, 1]], [[0.6, 0.8], [0.4, 0.7]])
#% clean — smoothed targets
import keras
keras.losses.categorical_crossentropy([[0.05, 0.9, 0.05]], [[0.2, 0.7, 0.1]])
#% clean — label smoothing argument
import tensorflow as tf
loss = tf.keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)
value = loss(y_onehot, model(x))
#% clean — ignore_class
import keras
scce = keras.losses.SparseCategoricalCrossentropy(ignore_class=255)
scce([0, 255, 1], [[0.7, 0.3], [0.5, 0.5], [0.2, 0.8]])
#% clean — ignore_class -1, function form
import keras
keras.losses.sparse_categorical_crossentropy([0, -1], [[0.7, 0.3], [0.5, 0.5]], ignore_class=-1)
#% clean — focal
import keras
fl = keras.losses.BinaryFocalCrossentropy(gamma=2)
fl([0, 1], [0.2, 0.9])
#% clean — focal from logits
import keras
keras.losses.CategoricalFocalCrossentropy(from_logits=True)([[0, 1, 0]], [[-1.2, 3.4, 0.2]])
#% clean — KL divergence of rows
import keras
keras.losses.kl_divergence([[0.3, 0.7]], [[0.4, 0.6]])
#% clean — hinge with -1
import keras
keras.losses.hinge([[-1., 1.]], [[0.6, 0.4]])
#% clean — categorical hinge
import keras
keras.losses.CategoricalHinge()([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]])
#% clean — metrics
import tensorflow as tf
m = tf.keras.metrics.SparseCategoricalAccuracy()
m.update_state(labels, tf.nn.softmax(logits))
#% clean — to_categorical, then the dense loss
from keras.utils import to_categorical
import keras
y = to_categorical(y_train, num_classes=10)
loss = keras.losses.categorical_crossentropy(y, probs)
#% clean — one-hot for tf.nn
import tensorflow as tf
loss = tf.nn.softmax_cross_entropy_with_logits(labels=tf.one_hot(y, 10), logits=logits)
#% clean — one-hot undone
import tensorflow as tf
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=tf.argmax(onehot, axis=1), logits=logits)
#% clean — GAN losses
import tensorflow as tf
cross_entropy = tf.keras.losses.BinaryCrossentropy(from_logits=True)
def discriminator_loss(real_output, fake_output):
    real_loss = cross_entropy(tf.ones_like(real_output), real_output)
    fake_loss = cross_entropy(tf.zeros_like(fake_output), fake_output)
    return real_loss + fake_loss
#% clean — custom train step
import tensorflow as tf
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
@tf.function
def train_step(images, labels):
    with tf.GradientTape() as tape:
        predictions = model(images, training=True)
        loss = loss_object(labels, predictions)
#% clean — custom loss with masking
import tensorflow as tf
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction='none')
def loss_function(real, pred):
    mask = tf.math.logical_not(tf.math.equal(real, 0))
    loss_ = loss_object(real, pred)
    return tf.reduce_sum(loss_ * tf.cast(mask, loss_.dtype)) / tf.reduce_sum(tf.cast(mask, loss_.dtype))
#% clean — the backend function, target first
from tensorflow.keras import backend as K
def weighted(y_true, y_pred):
    return K.mean(K.binary_crossentropy(y_true, y_pred), axis=-1)
#% clean — image segmentation, softmax over channels
import keras
from keras import layers
inputs = keras.Input((128, 128, 3))
x = layers.Conv2D(32, 3, padding="same", activation="relu")(inputs)
outputs = layers.Conv2D(3, 3, activation="softmax", padding="same")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
#% clean — subclass
import tensorflow as tf
class MyModel(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d2 = tf.keras.layers.Dense(10)
    def call(self, x):
        return self.d2(x)
model = MyModel()
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
loss = loss_object(labels, model(images))
#% clean — DQN with softmax policy
import tensorflow as tf
probs = tf.nn.softmax(actor(s))
a = tf.random.categorical(tf.math.log(probs), 1)
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=a[:, 0], logits=actor(s))
#% clean — sigmoid threshold, logits in the loss
import tensorflow as tf
z = model(x)
loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z)
pred = tf.cast(tf.sigmoid(z) > 0.5, tf.int32)
#% clean — bits after the division
import numpy as np
import tensorflow as tf
bits_per_dim = tf.keras.losses.sparse_categorical_crossentropy(y, z, from_logits=True) / np.log(2.)
#% clean — string with the code of a mistake
text = "model.compile(loss=SparseCategoricalCrossentropy(from_logits=True)) after softmax"
print(text)
#% clean — comment with the code of a mistake
import tensorflow as tf
# tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=tf.nn.softmax(z))
loss = tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)
#% clean — own loss with a keras-like name
def categorical_crossentropy(predictions, targets):
    return -np.sum(targets * np.log(predictions + 1e-9)) / predictions.shape[0]
loss = categorical_crossentropy(y_pred, y_true)
#% clean — logits of a literal in (0, 1), from_logits=True, one row
import keras
keras.losses.binary_crossentropy([[0, 1]], [[0.3, 0.6]], from_logits=True)
#% clean — last layer's activation set by kwargs
import keras
head = dict(units=3, activation='softmax')
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(**head)])
model.compile(loss='categorical_crossentropy')
#% clean — layers added in a loop, softmax last
import keras
model = keras.Sequential()
for n in (64, 32):
    model.add(keras.layers.Dense(n, activation='relu'))
model.add(keras.layers.Dense(3, activation='softmax'))
model.compile(loss='sparse_categorical_crossentropy')
#% clean — layers popped and added again
import keras
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(3, activation='softmax')])
model.pop()
model.add(keras.layers.Dense(3))
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
